import { Avatar } from "@/components/ui/avatar";
import type { Grant } from "@/lib/session/grant";

/** Who is signed in. It comes from the session, so it does not wait for TikTok. */
export function IdentityHeader({ grant }: { grant: Grant }) {
  return (
    <section className="flex items-center gap-5 rounded-card border border-line bg-linear-to-br from-mark-soft via-surface to-surface p-5 sm:gap-7 sm:p-7">
      <Avatar name={grant.name} src={grant.image} />
      <div className="min-w-0 flex-1">
        <h1 className="text-balance text-title [overflow-wrap:anywhere]">
          <bdi>{grant.name}</bdi>
        </h1>
        {grant.username && (
          <p className="mt-1 text-muted [overflow-wrap:anywhere]">@{grant.username}</p>
        )}
      </div>
    </section>
  );
}
