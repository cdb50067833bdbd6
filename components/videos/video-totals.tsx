import type { ReactNode } from "react";
import type { Video } from "tiktok-login";
import { percent } from "@/components/dashboard/figures";
import { Count } from "@/components/ui/count";
import { Placeholder } from "@/components/ui/skeleton";
import { engagementOf } from "@/lib/account/insights/engagement";
import { totalOf } from "@/lib/account/insights/total";
import { VIDEOS_PER_PAGE } from "@/lib/account/videos";

const STRIP = "border-line border-y py-4";
const FIGURES = "grid grid-cols-3 gap-x-4";
const NUMBER = "mt-0.5 text-title tabular-nums";
const NOTE = "mt-2 text-muted text-xs";
const FORMULA = "Engagement is (likes + comments + shares) / views.";

/**
 * Views, likes and engagement of some videos together. What is not known of any of them is left out.
 * @param props.of which videos these are, such as "the 12 videos below"
 */
export function VideoTotals(props: { videos: Video[]; of: string; locale: string }) {
  const { videos, of, locale } = props;
  const views = totalOf(videos, "view_count");
  const likes = totalOf(videos, "like_count");
  const engagement = engagementOf(videos);
  if (!views && !likes) return null;
  const counted = [views, likes, engagement].flatMap((figure) => figure?.counted ?? []);
  const isPartial = counted.some((one) => one < videos.length);
  return (
    <section aria-label="Totals" className={STRIP}>
      <dl className={FIGURES}>
        {views && (
          <Figure label="Views">
            <Count value={views.total} locale={locale} />
          </Figure>
        )}
        {likes && (
          <Figure label="Likes">
            <Count value={likes.total} locale={locale} />
          </Figure>
        )}
        {engagement && <Figure label="Engagement">{percent(engagement.rate, locale)}</Figure>}
      </dl>
      <p className={NOTE}>
        Of {of}
        {isPartial && ", as far as TikTok sent their counts"}.{engagement && ` ${FORMULA}`}
      </p>
    </section>
  );
}

/** Skeleton of the totals. */
export function VideoTotalsSkeleton() {
  return (
    <div className={STRIP}>
      <div className={FIGURES}>
        {["views", "likes", "engagement"].map((key) => (
          <div key={key}>
            <p className="text-sm">&nbsp;</p>
            <Placeholder className="rounded-lg">
              <p className={NUMBER}>&nbsp;</p>
            </Placeholder>
          </div>
        ))}
      </div>
      <p aria-hidden className={`${NOTE} invisible`}>
        Of the {VIDEOS_PER_PAGE} videos below. {FORMULA}
      </p>
    </div>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-sm">{label}</dt>
      <dd className={NUMBER}>{children}</dd>
    </div>
  );
}
