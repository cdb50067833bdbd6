import { ChangeText } from "@/components/dashboard/history/change-text";
import { Chart } from "@/components/dashboard/history/chart";
import { Numbers } from "@/components/dashboard/history/numbers";
import { changeOver, type Point } from "@/components/dashboard/history/points";
import { Count } from "@/components/ui/count";

const PERIODS = [
  { days: 7, ago: "last week" },
  { days: 30, ago: "last month" },
] as const;

/**
 * A count over time: the latest number, how it changed, a chart, and all numbers.
 * @param label what is counted, such as "Followers"
 * @param points oldest first, at least two
 */
export function HistoryCard(props: { label: string; points: Point[]; locale: string }) {
  const { label, points, locale } = props;
  return (
    <article className="grid gap-x-8 gap-y-5 rounded-card border border-line bg-surface p-5 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <div>
        <h3 className="text-muted text-sm">{label}</h3>
        <p className="mt-1 text-title tabular-nums">
          <Count value={points.at(-1)?.value ?? 0} locale={locale} />
        </p>
        <Changes points={points} locale={locale} />
      </div>
      <div className="space-y-4">
        <Chart {...props} />
        <Numbers {...props} />
      </div>
    </article>
  );
}

function Changes({ points, locale }: { points: Point[]; locale: string }) {
  const changes = PERIODS.flatMap(({ days, ago }) => {
    const change = changeOver(points, days);
    return change ? [{ change, ago }] : [];
  });
  // After a long gap, both periods may start on the same day.
  const different = changes.filter(
    ({ change }, index) => change.since !== changes[index - 1]?.change.since,
  );
  if (different.length === 0) return null;
  return (
    <ul className="mt-2 space-y-0.5 text-muted text-sm">
      {different.map(({ change, ago }) => (
        <li key={ago}>
          <ChangeText change={change} ago={ago} locale={locale} />
        </li>
      ))}
    </ul>
  );
}
