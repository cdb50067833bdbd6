import type { Video } from "tiktok-login";
import { roughNumber } from "@/components/dashboard/figures";
import { Week } from "@/components/dashboard/rhythm/week";
import { daysBetween } from "@/lib/account/insights/rhythm";

/** How often the person posts, and in which parts of the week. Nothing with too few dates. */
export function RhythmCard({ videos, locale }: { videos: Video[]; locale: string }) {
  const times = videos.flatMap(({ create_time }) => create_time ?? []);
  const days = daysBetween(times);
  if (days === null) return null;
  return (
    <section className="space-y-3">
      <h2 className="text-heading">Your rhythm</h2>
      <p className="font-semibold">{rhythmText(days, locale)}</p>
      <Week times={times} locale={locale} />
    </section>
  );
}

/** "A video every 3 days" */
function rhythmText(days: number, locale: string): string {
  const rounded = Math.round(days * 10) / 10;
  if (rounded < 1) return "More than one video a day";
  return rounded === 1 ? "A video every day" : `A video every ${roughNumber(rounded, locale)} days`;
}
