import type { Video } from "tiktok-login";
import { dateText, roughNumber } from "@/components/dashboard/figures";
import { CoverPicture } from "@/components/videos/cover-picture";
import { titleOf } from "@/components/videos/video-grid";
import { bestVideoOf, type Reason } from "@/lib/account/insights/best";

/** The best of some videos, and why. Nothing if none stands out. */
export function BestVideoCard({ videos, locale }: { videos: Video[]; locale: string }) {
  const best = bestVideoOf(videos);
  if (!best) return null;
  const { video, reasons } = best;
  const { cover_image_url, share_url, create_time } = video;
  const title = titleOf(video);
  return (
    <section className="space-y-3">
      <h2 className="text-heading">Your best video</h2>
      <div className="flex gap-4">
        {cover_image_url && (
          <span className="relative block aspect-[3/4] w-20 shrink-0 overflow-hidden rounded-xl bg-line">
            <CoverPicture src={cover_image_url} size={{ width: 80, height: 107 }} />
          </span>
        )}
        <div className="min-w-0 space-y-1">
          <p className="font-semibold text-mark">{reasonsText(reasons, locale)}</p>
          <p dir="auto" className="line-clamp-2 text-sm [overflow-wrap:anywhere]">
            {share_url ? (
              <a
                href={share_url}
                target="_blank"
                rel="noopener noreferrer"
                className="underline underline-offset-4"
              >
                {title}
              </a>
            ) : (
              title
            )}
          </p>
          {create_time !== undefined && (
            <p className="text-muted text-xs">{dateText(create_time, locale)}</p>
          )}
        </div>
      </div>
    </section>
  );
}

/** "3.2 times your median views, and the most comments per view" */
function reasonsText(reasons: readonly Reason[], locale: string): string {
  return reasons.map((reason) => reasonText(reason, locale)).join(", and ");
}

function reasonText(reason: Reason, locale: string): string {
  if (reason.kind === "timesMedian")
    return `${roughNumber(reason.times, locale)} times your median views`;
  if (reason.kind === "mostPerView") return `the most ${reason.action} per view`;
  return reason.of === 2
    ? "More views than the other one"
    : `The most views of ${reason.of} videos`;
}
