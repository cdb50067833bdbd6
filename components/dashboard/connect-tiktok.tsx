import { ConnectProvider } from "@/components/sign-in/provider-form";

const TIKTOK = { id: "tiktok", name: "TikTok" };

/**
 * Stands in for everything that comes from TikTok, for a signed-in person who has not connected it.
 * @param returnTo the page to return to
 */
export function ConnectTikTok({ returnTo }: { returnTo: string }) {
  return (
    <section
      aria-label="Connection to TikTok"
      className="flex flex-col items-start gap-5 rounded-card border border-line border-dashed p-5 sm:flex-row sm:items-center sm:justify-between sm:p-7"
    >
      <p className="max-w-prose text-sm">
        Connect your TikTok account to see your numbers and videos here.
      </p>
      <div className="sm:shrink-0">
        <ConnectProvider provider={TIKTOK} callbackUrl={returnTo} variant="primary" />
      </div>
    </section>
  );
}
