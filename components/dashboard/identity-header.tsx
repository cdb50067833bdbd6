import { Avatar } from "@/components/ui/avatar";
import type { AccountProfile } from "@/lib/account/profile";
import type { Identity } from "@/lib/session/grant";

/** Who is signed in. The session's own identity is there without waiting for TikTok. */
export function IdentityHeader({ identity }: { identity: Identity }) {
  const { name, image, username } = identity;
  return (
    <section
      data-identity
      className="flex items-center gap-5 rounded-card border border-line bg-linear-to-br from-mark-soft via-surface to-surface p-5 sm:gap-7 sm:p-7"
    >
      <Avatar name={name} src={image} />
      <div className="min-w-0 flex-1">
        <h1 className="text-balance text-title [overflow-wrap:anywhere]">
          <bdi>{name}</bdi>
        </h1>
        {username && <p className="mt-1 text-muted [overflow-wrap:anywhere]">@{username}</p>}
      </div>
    </section>
  );
}

/** The same from TikTok's latest answer, since a session's picture may have expired. */
export async function LatestIdentity(props: { accountProfile: Promise<AccountProfile> }) {
  return <IdentityHeader identity={(await props.accountProfile).identity} />;
}
