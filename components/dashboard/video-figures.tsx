import type { ReactNode } from "react";
import type { Video } from "tiktok-login";
import { percent } from "@/components/dashboard/figures";
import { Count } from "@/components/ui/count";
import { Placeholder } from "@/components/ui/skeleton";
import { engagementOf } from "@/lib/account/insights/engagement";
import { ENOUGH_FOR_MEDIAN } from "@/lib/account/insights/median";
import { viewsOf } from "@/lib/account/insights/views";

export const STRIP = "grid grid-cols-2 gap-x-6 gap-y-5 border-line border-y py-5 sm:grid-cols-3";
const NUMBER = "mt-0.5 text-title tabular-nums";

/** Total views, median views and engagement of the videos. A figure that is not known is left out. */
export function VideoFigures({ videos, locale }: { videos: Video[]; locale: string }) {
  const views = viewsOf(videos);
  const engagement = engagementOf(videos);
  if (!views && !engagement) return null;
  const basis = (counted: number) =>
    counted === videos.length ? null : ` (${counted} of ${videos.length} videos)`;
  return (
    <dl className={STRIP}>
      {views && (
        <Figure label="Total views" note={<>of these videos{basis(views.counted)}</>}>
          <Count value={views.total} locale={locale} />
        </Figure>
      )}
      {views && views.counted >= ENOUGH_FOR_MEDIAN && (
        <Figure label="Median views" note="half have more">
          <Count value={Math.round(views.median)} locale={locale} />
        </Figure>
      )}
      {engagement && (
        <Figure
          label="Engagement rate"
          note={<>(likes + comments + shares) / views{basis(engagement.counted)}</>}
        >
          {percent(engagement.rate, locale)}
        </Figure>
      )}
    </dl>
  );
}

/** One number of a strip, with its label above and a note below. */
export function Figure(props: { label: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0 last:odd:max-sm:col-span-2">
      <dt className="text-muted text-sm">{props.label}</dt>
      <dd className={NUMBER}>{props.children}</dd>
      {props.note && <dd className="text-muted text-xs">{props.note}</dd>}
    </div>
  );
}

/** Skeleton of a strip. */
export function StripSkeleton() {
  return (
    <div className={STRIP}>
      {["first", "second", "third"].map((key) => (
        <div key={key} className="last:odd:max-sm:col-span-2">
          <p className="text-sm">&nbsp;</p>
          <Placeholder className="rounded-lg">
            <p className={NUMBER}>&nbsp;</p>
          </Placeholder>
          <p className="text-xs">&nbsp;</p>
        </div>
      ))}
    </div>
  );
}
