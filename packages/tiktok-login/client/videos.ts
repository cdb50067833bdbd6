import { z } from "zod";
import { callApi } from "./api";
import type { App } from "./app";
import { count, date, flag, integer, pageUrl, pictureUrl, text } from "./values";

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

/** A public video of the user. Values that cannot be used are absent. */
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
export interface VideoPage {
  cursor?: number | undefined;
  count?: number;
}

/** A page of videos, newest first. */
export interface VideoAnswer {
  videos: Video[];
  /** Where the next page begins, in UTC milliseconds; null on the last one. */
  next: number | null;
  /** When TikTok sent it, in Unix seconds. */
  readAt: number;
}

/**
 * Reads one page of the user's public videos. Needs the scope `video.list`.
 * @throws {TikTokError} with TikTok's code and log_id
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-video-list
 */
export async function listVideos(
  app: App,
  accessToken: string,
  { cursor, count = MAX_COUNT }: VideoPage = {},
): Promise<VideoAnswer> {
  const body = { max_count: count, cursor };
  const options = { fields: FIELDS, body };
  const answer = await callApi(app, "video/list", accessToken, listAnswer, options);
  const { videos = [], has_more, cursor: end = null } = answer.body.data;
  // A page that ends where it began would follow itself.
  const next = has_more && end !== cursor ? end : null;
  return { videos: distinct(videos).slice(0, count), next, readAt: answer.at };
}

/** The videos that could be read, each once. */
function distinct(videos: (Video | null)[]): Video[] {
  const byId = new Map(videos.filter((one) => one !== null).map((one) => [one.id, one]));
  return [...byId.values()];
}
