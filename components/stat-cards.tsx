import { Count } from "@/components/count";
import { Bone } from "@/components/skeleton";
import type { Stats } from "@/lib/session/grant";

const LABELS = {
  followers: "Followers",
  following: "Following",
  likes: "Likes",
  videos: "Videos",
} as const satisfies Record<keyof Stats, string>;

const GRID = "grid grid-cols-2 gap-3 sm:grid-cols-4";

/** The counts that were granted; a count that was not is absent, never zero. */
export function StatCards({ stats, locale }: { stats: Stats; locale: string }) {
  const known = (Object.keys(LABELS) as (keyof Stats)[]).flatMap((key) => {
    const count = stats[key];
    return count === undefined ? [] : [{ label: LABELS[key], count }];
  });
  if (known.length === 0) return null;
  return (
    <dl className={GRID}>
      {known.map(({ label, count }) => (
        <div key={label} className="rounded-card border border-line bg-surface p-5">
          <dt className="text-muted text-sm">{label}</dt>
          <dd className="mt-1 text-title tabular-nums">
            <Count value={count} locale={locale} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** In the shape of the four cards. */
export function StatCardsSkeleton() {
  return (
    <div className={GRID}>
      {Object.keys(LABELS).map((key) => (
        <Bone key={key} className="h-[6.5rem] rounded-card" />
      ))}
    </div>
  );
}
