import type { ReactNode } from "react";
import type { Video } from "tiktok-login";
import type { Stats } from "tiktok-login/next";
import { BestVideoCard } from "@/components/dashboard/best-video";
import { ContactSheet } from "@/components/dashboard/contact-sheet";
import { History } from "@/components/dashboard/history";
import { RhythmCard } from "@/components/dashboard/rhythm";
import { StatStrip } from "@/components/dashboard/stat-strip";
import { VideoFigures } from "@/components/dashboard/video-figures";
import type { StatsDay } from "@/lib/history/stats-day";

/**
 * What a creator's videos and counts mean: the last videos as a chart, figures, the best video, the rhythm of posting,
 * counts and their history. It renders what it is given and reads nothing.
 * @param props.videos the newest videos, newest first; null if they were not granted or could not be read
 * @param props.history null without a database
 * @param props.comparison against the videos before, which may be read later than the rest
 */
export function Overview(props: {
  videos: Video[] | null;
  stats: Stats;
  history: StatsDay[] | null;
  locale: string;
  comparison?: ReactNode;
}) {
  const { videos, stats, history, locale, comparison } = props;
  return (
    <>
      {videos && <ContactSheet videos={videos} locale={locale} />}
      {videos && <VideoFigures videos={videos} locale={locale} />}
      {videos && videos.length > 0 && (
        <div className="grid gap-x-6 gap-y-8 pt-2 sm:grid-cols-2">
          <div className="space-y-8 empty:hidden">
            <BestVideoCard videos={videos} locale={locale} />
            {comparison}
          </div>
          <RhythmCard videos={videos} locale={locale} />
        </div>
      )}
      <StatStrip stats={stats} history={history} locale={locale} />
      {history && <History days={history} locale={locale} />}
    </>
  );
}
