import { z } from "zod";
import { callApi } from "@/lib/tiktok/api";
import type { Answer } from "@/lib/tiktok/request";
import { lastAnswer, type Reuse, reuseAnswer } from "@/lib/tiktok/reuse";
import { count, date, flag, integer, pageUrl, pictureUrl, text } from "@/lib/tiktok/values";

const video = z.object({
  id: z.string().min(1).max(64),
  /** Unix seconds. */
  create_time: date,
  title: text(500),
  video_description: text(4_000),
  /** Seconds. */
  duration: integer(0, 24 * 60 * 60),
  /** Signed; valid for six hours. */
  cover_image_url: pictureUrl,
  share_url: pageUrl,
  like_count: count,
  comment_count: count,
  share_count: count,
  view_count: count,
});

/** A public video of the person. Values that cannot be used are absent. */
export type Video = z.infer<typeof video>;

const listAnswer = z.object({
  data: z.object({
    // A video that cannot be read is left out. TikTok leaves out the list when there are none.
    videos: z.array(video.nullable().catch(null)).optional(),
    /** Where the next page begins: UTC milliseconds. */
    cursor: integer(0),
    has_more: flag,
  }),
});

const FIELDS = Object.keys(video.shape);

/** The most videos that TikTok sends at once. */
export const MAX_COUNT = 20;

/** Which videos: `count` of them, from the cursor of the page before, in UTC milliseconds, or the newest. */
interface VideoPage {
  cursor?: number | undefined;
  count?: number;
}

/**
 * Reads one page of the person's public videos, newest first. Needs the scope `video.list`.
 * @param page.reuse how a cached answer may be used; without it TikTok is always called
 * @returns at most `count` videos, where the next page begins or null on the last one, and `readAt`, in Unix
 * seconds
 * @throws {TikTokError} with TikTok's code and log_id
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-video-list
 */
export async function listVideos(accessToken: string, page: VideoPage & { reuse?: Reuse } = {}) {
  const read = () =>
    callApi("video/list", accessToken, listAnswer, { fields: FIELDS, body: bodyFor(page) });
  return pageIn(await reuseAnswer(requestFor(page), read, page.reuse), page);
}

/** The page that was read last, for when TikTok fails; null if there is none, or if it is too old. */
export function lastVideos(page: VideoPage & { reuse: Reuse }) {
  const last = lastAnswer<z.infer<typeof listAnswer>>(requestFor(page), page.reuse);
  return last && pageIn(last, page);
}

const requestFor = (page: VideoPage) => ["video/list", JSON.stringify(bodyFor(page))];

// JSON leaves out a cursor that is undefined.
const bodyFor = ({ cursor, count = MAX_COUNT }: VideoPage) => ({ max_count: count, cursor });

function pageIn({ body, at }: Answer<z.infer<typeof listAnswer>>, page: VideoPage) {
  const { cursor, count = MAX_COUNT } = page;
  const { has_more, cursor: end = null } = body.data;
  // A page that ends where it began would follow itself.
  const next = has_more && end !== cursor ? end : null;
  return { videos: distinct(body.data.videos ?? []).slice(0, count), next, readAt: at };
}

/** The videos that could be read, each once. */
function distinct(videos: (Video | null)[]): Video[] {
  const byId = new Map(videos.filter((one) => one !== null).map((one) => [one.id, one]));
  return [...byId.values()];
}
