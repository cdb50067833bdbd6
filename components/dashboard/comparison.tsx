import type { Video } from "tiktok-login";
import { percent, signedPercent } from "@/components/dashboard/figures";
import { shortNumber } from "@/components/ui/count";
import { type Change, compare, shareOf } from "@/lib/account/insights/comparison";

/** How the figures of some videos changed since the videos before. Nothing if there are too few to compare. */
export function Comparison(props: { videos: Video[]; before: Video[]; locale: string }) {
  const { videos, before, locale } = props;
  const comparison = compare(videos, before);
  if (!comparison) return null;
  const { total, median, engagement } = comparison;
  const count = (value: number) => shortNumber(Math.round(value), locale);
  const rate = (value: number) => percent(value, locale);
  return (
    <section className="space-y-3 text-sm">
      <h2 className="text-heading">Against the {comparison.videos} videos before</h2>
      <ul className="space-y-1 text-muted">
        {total && <Line label="Total views" change={total} format={count} locale={locale} />}
        {median && <Line label="Median views" change={median} format={count} locale={locale} />}
        {engagement && <Line label="Engagement" change={engagement} format={rate} />}
      </ul>
      <p className="text-muted text-xs">Older videos have had longer to be seen.</p>
    </section>
  );
}

function Line(props: {
  label: string;
  change: Change;
  format: (value: number) => string;
  /** For the change in percent. A rate has none: a percentage of a percentage says nothing. */
  locale?: string;
}) {
  const { label, change, format, locale } = props;
  const [before, now] = [format(change.before), format(change.now)];
  if (before === now) return <li>{label}: no change</li>;
  const amount = locale && amountText(change, locale);
  return (
    <li>
      {label} {amount && <strong className="font-semibold text-ink tabular-nums">{amount}</strong>}{" "}
      from {before} to {now}
    </li>
  );
}

/** "+41%"; null for more than fivefold growth, which is clearer in numbers, and for growth from zero. */
function amountText(change: Change, locale: string): string | null {
  const share = shareOf(change);
  return share === null || share >= 5 ? null : signedPercent(share, locale);
}
