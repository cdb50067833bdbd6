import type { Stats } from "@/lib/session/grant";

const LABELS = {
  followers: "Followers",
  following: "Following",
  likes: "Likes",
  videos: "Videos",
} as const satisfies Record<keyof Stats, string>;

const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const full = new Intl.NumberFormat("en");

/** The counts that were granted; a count that was not is absent, never zero. */
export function StatCards({ stats }: { stats: Stats }) {
  const known = (Object.keys(LABELS) as (keyof Stats)[]).flatMap((key) => {
    const count = stats[key];
    return count === undefined ? [] : [{ label: LABELS[key], count }];
  });
  if (known.length === 0) return null;
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      {known.map(({ label, count }) => (
        <div key={label} className="rounded-card border border-line bg-surface p-5">
          <dt className="text-muted text-sm">{label}</dt>
          <dd
            className="mt-1 font-semibold text-3xl tabular-nums tracking-tight"
            title={full.format(count)}
          >
            <span aria-hidden>{short.format(count)}</span>
            <span className="sr-only">{full.format(count)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
