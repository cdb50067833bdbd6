import { nowSeconds } from "tiktok-login";
import { HistoryCard } from "@/components/dashboard/history/card";
import { pointsOf, type TrackedCount } from "@/components/dashboard/history/points";
import { Day } from "@/components/ui/day";
import { dayAfter, dayAt } from "@/lib/day";
import type { StatsDay } from "@/lib/history/stats-day";

const LABELS = {
  followers: "Followers",
  likes: "Likes",
  views: "Views",
} as const satisfies Record<TrackedCount, string>;

/**
 * How the counts changed over the last days: one card per count that is known on at least two days. Before that, it
 * says when the history begins.
 * @param props.days oldest first; days and counts may be missing
 * @param props.startsOn when the second day is expected, UTC; by default the day after the only one
 */
export function History(props: { days: StatsDay[]; locale: string; startsOn?: string }) {
  const { days, locale, startsOn = days[0] && dayAfter(days[0].day, 1) } = props;
  const cards = (Object.keys(LABELS) as TrackedCount[])
    .map((count) => ({ label: LABELS[count], points: pointsOf(days, count) }))
    .filter(({ points }) => points.length >= 2);
  return (
    <section className="space-y-4 pt-2">
      <h2 className="text-heading">Your history</h2>
      {cards.length === 0 && <NotYet startsOn={startsOn} locale={locale} />}
      {cards.map((card) => (
        <HistoryCard key={card.label} {...card} locale={locale} />
      ))}
    </section>
  );
}

function NotYet({ startsOn, locale }: { startsOn: string | undefined; locale: string }) {
  const isAhead = startsOn !== undefined && startsOn > dayAt(nowSeconds());
  return (
    <p className="rounded-card border border-line border-dashed p-5 text-muted text-sm">
      Charts of your followers, likes and views will appear{" "}
      {isAhead && (
        <>
          on <Day day={startsOn} locale={locale} />,{" "}
        </>
      )}
      once there are two days to compare.
    </p>
  );
}
