import type { Stats } from "tiktok-login/next";
import { roughNumber } from "@/components/dashboard/figures";
import { pointsOf, type TrackedCount } from "@/components/dashboard/history/points";
import { Figure, STRIP } from "@/components/dashboard/video-figures";
import { Count } from "@/components/ui/count";
import type { StatsDay } from "@/lib/history/stats-day";

const LABELS = {
  followers: "Followers",
  following: "Following",
  likes: "Likes",
  videos: "Videos",
} as const satisfies Record<keyof Stats, string>;

/**
 * The account's counts and their ratios. A count that was not granted is left out and never shown as zero; one that
 * has a card in the history is shown there.
 */
export function StatStrip(props: { stats: Stats; history: StatsDay[] | null; locale: string }) {
  const { stats, history, locale } = props;
  const isInHistory = (key: keyof Stats) =>
    TRACKED.includes(key) && pointsOf(history ?? [], key as TrackedCount).length >= 2;
  const figures = (Object.keys(LABELS) as (keyof Stats)[]).flatMap((key) => {
    const count = stats[key];
    return count === undefined || isInHistory(key) ? [] : [{ label: LABELS[key], count }];
  });
  const ratios = ratiosOf(stats);
  if (figures.length + ratios.length === 0) return null;
  return (
    <section className="space-y-4">
      <h2 className="text-heading">Your account</h2>
      <dl className={STRIP}>
        {figures.map(({ label, count }) => (
          <Figure key={label} label={label}>
            <Count value={count} locale={locale} />
          </Figure>
        ))}
        {ratios.map(({ label, ratio }) => (
          <Figure key={label} label={label}>
            {ratio < 1_000 ? (
              roughNumber(ratio, locale)
            ) : (
              <Count value={Math.round(ratio)} locale={locale} />
            )}
          </Figure>
        ))}
      </dl>
    </section>
  );
}

const TRACKED: (keyof Stats)[] = ["followers", "likes"];

/** What each follower and each video brought. Nothing is divided by zero, and none is as good as no likes. */
function ratiosOf({ followers, likes, videos }: Stats): { label: string; ratio: number }[] {
  if (!likes) return [];
  return [
    ...(followers ? [{ label: "Likes per follower", ratio: likes / followers }] : []),
    ...(videos ? [{ label: "Likes per video", ratio: likes / videos }] : []),
  ];
}
