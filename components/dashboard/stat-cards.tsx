import { Count } from "@/components/ui/count";
import { Placeholder } from "@/components/ui/skeleton";
import type { Stats } from "@/lib/session/grant";

const LABELS = {
  followers: "Followers",
  following: "Following",
  likes: "Likes",
  videos: "Videos",
} as const satisfies Record<keyof Stats, string>;

const GRID = "grid grid-cols-2 gap-3 sm:grid-cols-4";
const CARD = "rounded-card border p-5";
const NUMBER = "mt-1 text-title tabular-nums";

/** One card per count. A count that was not granted has no card; it is never shown as zero. */
export function StatCards({ stats, locale }: { stats: Stats; locale: string }) {
  const cards = (Object.keys(LABELS) as (keyof Stats)[]).flatMap((key) => {
    const count = stats[key];
    return count === undefined ? [] : [{ label: LABELS[key], count }];
  });
  if (cards.length === 0) return null;
  return (
    <dl className={GRID}>
      {cards.map(({ label, count }) => (
        <div key={label} className={`${CARD} border-line bg-surface`}>
          <dt className="text-muted text-sm">{label}</dt>
          <dd className={NUMBER}>
            <Count value={count} locale={locale} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Skeleton of the four cards. */
export function StatCardsSkeleton() {
  return (
    <div className={GRID}>
      {Object.keys(LABELS).map((key) => (
        <Placeholder key={key} className={`${CARD} border-transparent`}>
          <p className="text-sm">&nbsp;</p>
          <p className={NUMBER}>&nbsp;</p>
        </Placeholder>
      ))}
    </div>
  );
}
