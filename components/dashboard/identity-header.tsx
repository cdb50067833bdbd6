import type { Identity } from "tiktok-login/next";
import { Avatar } from "@/components/ui/avatar";

/** Name and picture of the signed-in user. The session has them, so they never wait for TikTok. */
export function IdentityHeader({ identity }: { identity: Identity }) {
  const { name, image, username } = identity;
  return (
    <section className="flex items-center gap-4">
      <Avatar name={name} src={image} />
      <div className="min-w-0 flex-1">
        {/* No letter spacing and no breaks anywhere in a word: both would take Arabic letters apart. The name itself
            is clamped, as the dots of a line stand where its own direction ends. */}
        <h1 className="text-balance break-words text-left text-title tracking-normal *:line-clamp-2">
          <bdi>{name}</bdi>
        </h1>
        {username && <p className="text-muted [overflow-wrap:anywhere]">@{username}</p>}
      </div>
    </section>
  );
}
