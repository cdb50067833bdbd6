import { RotateCw } from "lucide";
import { type FailureCode, isGrantRefused, nowSeconds } from "tiktok-login";
import type { Reading } from "tiktok-login/next";
import { refreshFromTikTok } from "@/components/dashboard/actions";
import { ContinueWithTikTok } from "@/components/sign-in/continue-with-tiktok";
import { quietButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { StreamIfSlow } from "@/components/ui/stream-if-slow";
import { SubmitButton } from "@/components/ui/submit-button";
import { TimeAgo } from "@/components/ui/time-ago";

/**
 * Shows when the content of a page was read from TikTok, and refreshes it. If TikTok could not be read, it says why, how
 * old the content is, and offers to reconnect where only that helps. The button waits for nothing, so it keeps the focus.
 * @param props.data what the page shows
 * @param props.connectionOf how reading it went
 * @param props.returnTo the page to return to
 * @param props.content what is on the page, in one word
 */
export function Freshness<Data>(props: {
  data: Promise<Data>;
  connectionOf: (data: Data) => Reading<unknown>;
  returnTo: string;
  content?: "numbers" | "videos";
}) {
  const { data, connectionOf, returnTo, content = "numbers" } = props;
  return (
    <section
      aria-label="Connection to TikTok"
      className="grid min-h-11 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-3 has-data-failure:rounded-card has-data-failure:border has-data-failure:border-line has-data-failure:bg-mark-soft has-data-failure:p-5 has-data-failure:max-sm:grid-cols-1"
    >
      <div
        role="status"
        className="flex min-h-11 items-center text-muted text-sm has-data-failure:text-ink"
      >
        <StreamIfSlow data={data} skeleton={<p className="noscript:hidden">Asking TikTok…</p>}>
          {(known) => <Known reading={connectionOf(known)} {...{ content, returnTo }} />}
        </StreamIfSlow>
      </div>
      <form action={refreshFromTikTok}>
        <input type="hidden" name="returnTo" value={returnTo} />
        <SubmitButton className={quietButton}>
          <Icon shape={RotateCw} className="size-4" />
          Refresh
        </SubmitButton>
      </form>
    </section>
  );
}

function Known(props: { reading: Reading<unknown>; content: string; returnTo: string }) {
  const { reading, content, returnTo } = props;
  const { problem, readAt } = reading;
  // Another element each time: the same words are announced again.
  const key = Date.now();
  if (problem === null) {
    return (
      <p key={key}>
        <Age text="Updated from TikTok" at={readAt} />
      </p>
    );
  }
  return (
    <div key={key} data-failure className="space-y-3">
      <p>
        {reasonText(problem.code)}{" "}
        <Age text={`Showing your ${content} from`} at={readAt} justNow="a moment ago" />
        {problem.retryAfter !== null && ` Try again in ${waitText(problem.retryAfter)}.`}
      </p>
      {onlyConsentHelps(problem.code) && (
        <ContinueWithTikTok callbackUrl={returnTo} label="Reconnect TikTok" variant="quiet" />
      )}
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

/** Why TikTok could not be read, in a sentence. */
export const reasonText = (failure: FailureCode) => REASONS[failure] ?? UNUSABLE;

const REASONS: Partial<Record<FailureCode, string>> = {
  unavailable: "TikTok isn't answering.",
  rate_limited: "TikTok asked this site to wait.",
  too_many_calls:
    "You have loaded a lot in the last minute, so this site waits before it asks TikTok again.",
  access_token_invalid: NO_LONGER_SHARED,
  grant_invalid: NO_LONGER_SHARED,
  scope_refused: NO_LONGER_SHARED,
  tokens_unreadable:
    "This site can no longer use the access that you gave it. TikTok has not ended it. Reconnect to continue.",
};

/** After any other failure, trying again may help. */
export const onlyConsentHelps = (failure: FailureCode) =>
  isGrantRefused(failure) || failure === "tokens_unreadable";

/** "30 seconds", or "2 minutes" from a minute and a half on. */
function waitText(seconds: number): string {
  const [count, unit] = seconds < 90 ? [seconds, "second"] : [Math.ceil(seconds / 60), "minute"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
