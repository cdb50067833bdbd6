import { Avatar } from "@/components/ui/avatar";
import type { AccountProfile } from "@/lib/account/profile";
import type { Identity } from "@/lib/session/grant";

/** Who is signed in. The session's own identity is there without waiting for TikTok. */
export function IdentityHeader({ identity }: { identity: Identity }) {
  const { name, image, username } = identity;
  return (
    <section data-identity className="flex items-center gap-4">
      <Avatar name={name} src={image} />
      <div className="min-w-0 flex-1">
        {/* No letter spacing and no break inside of a word, which would take Arabic letters apart. */}
        <h1
          dir="auto"
          className="line-clamp-2 text-balance break-words text-title tracking-normal ltr:text-left rtl:text-left"
        >
          <bdi>{name}</bdi>
        </h1>
        {username && <p className="text-muted [overflow-wrap:anywhere]">@{username}</p>}
      </div>
    </section>
  );
}

/** The same from TikTok's latest answer, since a session's picture may have expired. */
export async function LatestIdentity(props: { accountProfile: Promise<AccountProfile> }) {
  return <IdentityHeader identity={(await props.accountProfile).identity} />;
}
