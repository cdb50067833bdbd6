import { type Point, type Summary, summaryOf } from "@/components/dashboard/history/points";
import { shapeOf } from "@/components/dashboard/history/shape";
import { shortNumber, wholeNumber } from "@/components/ui/count";
import { Day, dayText } from "@/components/ui/day";
import { Curve, Plot } from "@/components/ui/plot";

const LAYOUT = "grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-2 text-muted text-xs";

/**
 * A line chart of a count over time. Its text is HTML, because text in the drawing would be stretched with it.
 * @param label what is counted, such as "Followers"
 * @param points oldest first, at least two
 */
export function Chart(props: { label: string; points: Point[]; locale: string }) {
  const { label, points, locale } = props;
  const summary = summaryOf(points);
  if (!summary) return null;
  const { first, last, lowest, highest } = summary;
  return (
    <div className={LAYOUT}>
      <div className="h-28 border-line border-y text-accent">
        <Plot label={chartText(label, summary, locale)} className="h-full">
          <Curve {...shapeOf(points)} />
        </Plot>
      </div>
      <p
        aria-hidden
        className="-my-2 flex min-w-11 flex-col justify-between text-right tabular-nums"
      >
        {valueLabels(lowest, highest, locale).map((value) => (
          <span key={value} className="only:my-auto">
            {value}
          </span>
        ))}
      </p>
      <p aria-hidden className="flex justify-between gap-2">
        <Day day={first.day} locale={locale} />
        <Day day={last.day} locale={locale} />
      </p>
    </div>
  );
}

/** "Followers from Nov 1 to Nov 25: first 10, last 25, lowest 8, highest 27." */
function chartText(label: string, summary: Summary, locale: string): string {
  const { first, last } = summary;
  const period = `${label} from ${dayText(first.day, locale)} to ${dayText(last.day, locale)}`;
  const [start, end, lowest, highest] = [
    first.value,
    last.value,
    summary.lowest,
    summary.highest,
  ].map((value) => wholeNumber(value, locale));
  if (lowest === highest) return `${period}: ${lowest} on every day.`;
  return `${period}: first ${start}, last ${end}, lowest ${lowest}, highest ${highest}.`;
}

/** The highest and the lowest value, short if that keeps them apart; one text if they are equal. */
export function valueLabels(lowest: number, highest: number, locale: string): string[] {
  const ends = lowest === highest ? [lowest] : [highest, lowest];
  const short = ends.map((value) => shortNumber(value, locale));
  const areApart = new Set(short).size === ends.length;
  return areApart ? short : ends.map((value) => wholeNumber(value, locale));
}
