import { RotateCw } from "lucide-react";
import { refreshFromTikTok } from "@/components/dashboard/actions";
import { ContinueWithTikTok } from "@/components/sign-in/continue-with-tiktok";
import { quietButton } from "@/components/ui/button";
import { Bone } from "@/components/ui/skeleton";
import { SubmitButton } from "@/components/ui/submit-button";
import { TimeAgo } from "@/components/ui/time-ago";
import type { FailureCode } from "@/lib/tiktok/errors";

// A new consent cures these; everything else passes by itself.
const DEAD_GRANT: ReadonlySet<FailureCode> = new Set([
  "access_token_invalid",
  "grant_invalid",
  "scope_refused",
]);

const LINE = "grid min-h-11 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6";
const NOTICE =
  "flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card border border-line bg-mark-soft p-5";

/**
 * When what stands below was read, and the way to read it again; when TikTok could not be read, that
 * it is what was last known, and what can be done about it.
 * @param here the page to come back to
 * @param readAt when it was read, in Unix seconds; null when nothing is known
 */
export function Freshness(props: {
  failure: FailureCode | null;
  here: string;
  readAt: number | null;
}) {
  const { failure, here, readAt } = props;
  const isDead = failure !== null && DEAD_GRANT.has(failure);
  return (
    <section aria-label="Connection to TikTok" className={failure === null ? LINE : NOTICE}>
      <p role="status" className={failure ? "text-sm" : "text-muted text-sm"}>
        {failure !== null && whatHappened(isDead)}
        {readAt !== null && (
          <>
            {failure === null ? "Read from TikTok" : " What you see was read"}{" "}
            <TimeAgo at={readAt} />.
          </>
        )}
      </p>
      {isDead ? (
        <ContinueWithTikTok callbackUrl={here} label="Reconnect TikTok" look="quiet" />
      ) : (
        <form action={refreshFromTikTok}>
          <input type="hidden" name="here" value={here} />
          <SubmitButton className={quietButton}>
            <RotateCw aria-hidden className="size-4" />
            {failure ? "Try again" : "Refresh"}
          </SubmitButton>
        </form>
      )}
    </section>
  );
}

/** In the shape of the line that says when. */
export function FreshnessSkeleton() {
  return (
    <div className={LINE}>
      <Bone className="h-5 w-44 max-w-full rounded-full" />
      <Bone className="h-11 w-28 rounded-full" />
    </div>
  );
}

function whatHappened(isDead: boolean): string {
  return isDead
    ? "TikTok no longer accepts this connection."
    : "TikTok could not be read just now.";
}
