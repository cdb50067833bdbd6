import { ContinueWithTikTok } from "@/components/sign-in/continue-with-tiktok";
import { wordsFor } from "@/components/sign-in/scope-text";

/**
 * In the place of a card whose scope was not granted: what granting adds, and the way to do so.
 * @param here the page to come back to
 * @param asked whether the person was asked just now and said no
 */
export function GrantAccess(props: { scope: string; here: string; asked: boolean }) {
  const { scope, here, asked } = props;
  const { title, adds } = wordsFor(scope);
  return (
    <section className="flex flex-col items-start gap-4 rounded-card border border-line border-dashed p-5 sm:flex-row sm:items-center sm:justify-between">
      <div>
        <h2 className="font-semibold">{title}</h2>
        <p className="mt-1 text-muted text-sm">
          {asked
            ? `You kept this to yourself, and that is fine. Sharing it would add ${adds}.`
            : `Not shared. Granting access adds ${adds}.`}
        </p>
      </div>
      <ContinueWithTikTok callbackUrl={here} ask={scope} label="Grant access" look="quiet" />
    </section>
  );
}
