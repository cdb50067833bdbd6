import { RotateCw } from "lucide-react";
import { refreshFromTikTok } from "@/components/dashboard/actions";
import { ContinueWithTikTok } from "@/components/sign-in/continue-with-tiktok";
import { quietButton } from "@/components/ui/button";
import { Placeholder } from "@/components/ui/skeleton";
import { SubmitButton } from "@/components/ui/submit-button";
import { TimeAgo } from "@/components/ui/time-ago";
import type { FailureCode } from "@/lib/tiktok/errors";

// Only a new consent fixes these. After any other failure, trying again may help.
const NEEDS_RECONNECT: ReadonlySet<FailureCode> = new Set([
  "access_token_invalid",
  "grant_invalid",
  "scope_refused",
]);

const LAYOUT = "grid min-h-11 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6";
const FAILURE_LAYOUT =
  "flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card border border-line bg-mark-soft p-5";

/**
 * Shows when the content below was read from TikTok, with a button to refresh it. If TikTok could not be read, it
 * explains that the content is older, and offers to try again or to reconnect.
 * @param returnTo the page to return to
 * @param readAt when the content was read, in Unix seconds; null without content
 */
export function Freshness(props: {
  failure: FailureCode | null;
  returnTo: string;
  readAt: number | null;
}) {
  const { failure, returnTo, readAt } = props;
  const needsReconnect = failure !== null && NEEDS_RECONNECT.has(failure);
  return (
    <section
      aria-label="Connection to TikTok"
      className={failure === null ? LAYOUT : FAILURE_LAYOUT}
    >
      <p role="status" className={failure ? "text-sm" : "text-muted text-sm"}>
        {failure !== null && failureText(needsReconnect)}
        {readAt !== null && (
          <>
            {failure === null ? "Updated from TikTok" : " Last updated"} <TimeAgo at={readAt} />.
          </>
        )}
      </p>
      {needsReconnect ? (
        <ContinueWithTikTok callbackUrl={returnTo} label="Reconnect TikTok" variant="quiet" />
      ) : (
        <form action={refreshFromTikTok}>
          <input type="hidden" name="returnTo" value={returnTo} />
          <SubmitButton className={quietButton}>
            <RotateCw aria-hidden className="size-4" />
            {failure ? "Try again" : "Refresh"}
          </SubmitButton>
        </form>
      )}
    </section>
  );
}

/** Skeleton of the line that appears when nothing failed. */
export function FreshnessSkeleton() {
  return (
    <div className={LAYOUT}>
      <Placeholder className="h-5 w-44 max-w-full rounded-full" />
      <Placeholder className="h-11 w-28 rounded-full" />
    </div>
  );
}

function failureText(needsReconnect: boolean): string {
  return needsReconnect
    ? "TikTok is no longer sharing your data with this site."
    : "We could not get the latest from TikTok.";
}
