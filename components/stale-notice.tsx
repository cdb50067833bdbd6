import { ContinueWithTikTok } from "@/components/continue-with-tiktok";
import { TimeAgo } from "@/components/time-ago";
import type { FailureCode } from "@/lib/tiktok/errors";

// A new consent cures these; everything else passes by itself.
const DEAD_GRANT: ReadonlySet<FailureCode> = new Set([
  "access_token_invalid",
  "grant_invalid",
  "scope_refused",
]);

/**
 * Says that the page shows what was last known, how old it is, and what can be done about it.
 * @param here the page to come back to after reconnecting
 * @param readAt when it was read, in Unix seconds
 */
export function StaleNotice(props: { failure: FailureCode | null; here: string; readAt: number }) {
  const { failure, here, readAt } = props;
  if (!failure) return null;
  const isDead = DEAD_GRANT.has(failure);
  return (
    <section
      aria-label="Connection to TikTok"
      className="flex flex-col items-start gap-4 rounded-card border border-line bg-mark-soft p-5 sm:flex-row sm:items-center sm:justify-between"
    >
      <p className="text-sm">
        {isDead
          ? "TikTok no longer accepts this connection."
          : "TikTok could not be read just now."}{" "}
        What you see was read <TimeAgo at={readAt} />.{!isDead && " Reload to try again."}
      </p>
      {isDead && <ContinueWithTikTok callbackUrl={here} label="Reconnect TikTok" look="quiet" />}
    </section>
  );
}
