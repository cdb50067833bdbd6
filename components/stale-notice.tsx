import { ContinueWithTikTok } from "@/components/continue-with-tiktok";
import type { FailureCode } from "@/lib/tiktok/errors";

const SIGN_IN_HELPS: ReadonlySet<FailureCode> = new Set(["access_token_invalid", "scope_refused"]);

/** Says that the page shows what was last known, and what can be done about it. */
export function StaleNotice({ failure, here }: { failure: FailureCode | null; here: string }) {
  if (!failure) return null;
  const reconnect = SIGN_IN_HELPS.has(failure);
  return (
    <section
      aria-label="Connection to TikTok"
      className="flex flex-col items-start gap-4 rounded-card border border-line bg-mark-soft p-5 sm:flex-row sm:items-center sm:justify-between"
    >
      <p className="text-sm">
        {reconnect
          ? "TikTok no longer accepts this connection. What you see is from when you signed in."
          : "TikTok could not be read just now. What you see is from when you signed in; reload to try again."}
      </p>
      {reconnect && <ContinueWithTikTok callbackUrl={here} label="Reconnect TikTok" look="quiet" />}
    </section>
  );
}
