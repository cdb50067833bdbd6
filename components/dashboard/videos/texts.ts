import type { Video } from "tiktok-login";
import { dateText, percent } from "@/components/dashboard/figures";
import { countText, shortNumber } from "@/components/ui/count";
import { titleOf } from "@/components/videos/video-grid";
import { engagementOf } from "@/lib/account/insights/engagement";

/**
 * The texts of one column of the chart. A client component renders them, so the page's data contains these and not the
 * markup around them, which would repeat for every video.
 */
export interface VideoTexts {
  id: string;
  title: string;
  /** For screen readers: "Film: 805,843,627 views, 89,538,181 likes, … Engagement 11.8%. Nov 20, 2026." */
  name: string;
  /** The page of the video on TikTok. */
  url?: string | undefined;
  /** The address of the cover. */
  cover?: string | undefined;
  /** "Nov 20, 2026" */
  date?: string | undefined;
  /** Short numbers, or "Unknown": views, likes, comments, shares. */
  counts: string[];
  /** "11.8%" */
  engagement?: string | undefined;
}

const COUNTS = [
  ["view_count", "view"],
  ["like_count", "like"],
  ["comment_count", "comment"],
  ["share_count", "share"],
] as const;

/** Only what is known. */
export function textsOf(video: Video, locale: string): VideoTexts {
  const engagement = engagementOf([video]);
  const texts = {
    id: video.id,
    title: titleOf(video),
    url: video.share_url,
    cover: video.cover_image_url,
    date: video.create_time === undefined ? undefined : dateText(video.create_time, locale),
    counts: COUNTS.map(([field]) => {
      const count = video[field];
      return count === undefined ? "Unknown" : shortNumber(count, locale);
    }),
    engagement: engagement ? percent(engagement.rate, locale) : undefined,
  };
  const whole = COUNTS.flatMap(([field, noun]) => {
    const count = video[field];
    return count === undefined ? [] : [countText(count, noun, locale)];
  });
  const sentences = [
    whole.join(", "),
    texts.engagement && `Engagement ${texts.engagement}`,
    texts.date,
  ].flatMap((sentence) => (sentence ? [`${sentence}.`] : []));
  const name = sentences.length > 0 ? `${texts.title}: ${sentences.join(" ")}` : `${texts.title}.`;
  return { ...texts, name };
}
