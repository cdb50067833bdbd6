import { RotateCw } from "lucide";
import { refreshFromTikTok } from "@/components/dashboard/actions";
import { ContinueWithTikTok } from "@/components/sign-in/continue-with-tiktok";
import { quietButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Placeholder } from "@/components/ui/skeleton";
import { SubmitButton } from "@/components/ui/submit-button";
import { TimeAgo } from "@/components/ui/time-ago";
import { nowSeconds } from "@/lib/clock";
import type { Reading } from "@/lib/session/read";
import { type FailureCode, isGrantRefused } from "@/lib/tiktok/errors";

const LAYOUT = "grid min-h-11 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6";
const FAILURE_LAYOUT =
  "flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card border border-line bg-mark-soft p-5";

/**
 * Shows when the content below was read from TikTok, with a button to refresh it. If TikTok could not be read, it
 * says why, how old the content is, and offers to try again or to reconnect.
 * @param props.returnTo the page to return to
 * @param props.content what is below, in one word
 */
export function Freshness(props: {
  reading: Reading<unknown>;
  returnTo: string;
  content?: "numbers" | "videos";
}) {
  const { reading, returnTo, content = "numbers" } = props;
  const { problem, readAt } = reading;
  const needsReconnect = problem !== null && onlyConsentHelps(problem.code);
  return (
    <section aria-label="Connection to TikTok" className={problem ? FAILURE_LAYOUT : LAYOUT}>
      {/* In milliseconds: two refreshes within a second are both announced. */}
      <p data-announce={Date.now()} className={problem ? "text-sm" : "text-muted text-sm"}>
        {problem === null ? (
          <Age text="Updated from TikTok" at={readAt} />
        ) : (
          <>
            {REASONS[problem.code] ?? UNUSABLE}{" "}
            <Age text={`Showing your ${content} from`} at={readAt} justNow="a moment ago" />
            {problem.retryAfter !== null && ` Try again in ${waitText(problem.retryAfter)}.`}
          </>
        )}
      </p>
      {needsReconnect ? (
        <ContinueWithTikTok callbackUrl={returnTo} label="Reconnect TikTok" variant="quiet" />
      ) : (
        <form action={refreshFromTikTok}>
          <input type="hidden" name="returnTo" value={returnTo} />
          <SubmitButton className={quietButton}>
            <Icon shape={RotateCw} className="size-4" />
            {problem ? "Try again" : "Refresh"}
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

function Age({
  text,
  at,
  justNow = "just now",
}: {
  text: string;
  at: number | null;
  justNow?: string;
}) {
  if (at === null) return null;
  return (
    <>
      {text} {nowSeconds() - at < 60 ? justNow : <TimeAgo at={at} />}.
    </>
  );
}

const NO_LONGER_SHARED = "TikTok is no longer sharing your data with this site.";
const UNUSABLE = "TikTok sent an answer that this site could not use.";

const REASONS: Partial<Record<FailureCode, string>> = {
  unavailable: "TikTok isn't answering.",
  rate_limited: "TikTok asked this site to wait.",
  access_token_invalid: NO_LONGER_SHARED,
  grant_invalid: NO_LONGER_SHARED,
  scope_refused: NO_LONGER_SHARED,
  tokens_unreadable:
    "This site can no longer use the access that you gave it. TikTok has not ended it. Reconnect to go on.",
};

/** After any other failure, trying again may help. */
const onlyConsentHelps = (failure: FailureCode) =>
  isGrantRefused(failure) || failure === "tokens_unreadable";

/** "30 seconds", or "2 minutes" from a minute and a half on. */
function waitText(seconds: number): string {
  const [count, unit] = seconds < 90 ? [seconds, "second"] : [Math.ceil(seconds / 60), "minute"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
