import { z } from "zod";
import { endpoints } from "@/lib/tiktok/endpoints";
import { type Reuse, readTikTok } from "@/lib/tiktok/reuse";

const text = z.string().optional();
const count = z.number().int().nonnegative().optional();

const video = z.object({
  id: z.string().min(1),
  /** Unix seconds. */
  create_time: z.number().int(),
  title: text,
  video_description: text,
  /** Seconds. */
  duration: count,
  /** Signed; lives six hours. Kept as it came. */
  cover_image_url: text,
  share_url: text,
  like_count: count,
  comment_count: count,
  share_count: count,
  view_count: count,
});

/** A public video of the person. */
export type Video = z.infer<typeof video>;

const listAnswer = z.object({
  data: z.object({
    videos: z.array(video),
    /** Where the next page begins: UTC milliseconds. */
    cursor: z.number(),
    has_more: z.boolean(),
  }),
});

const FIELDS = Object.keys(video.shape).join(",");

/** The most that TikTok sends at once. */
const MAX_COUNT = 20;

/**
 * Reads one page of the person's public videos, newest first. Needs the scope `video.list`.
 * @param page.cursor from the page before, in UTC milliseconds; absent for the first page
 * @param page.reuse how a cached answer may be used; without it TikTok is always called
 * @returns the videos, where the next page begins, and `readAt`, in Unix seconds
 * @throws {TikTokError} with TikTok's code and log_id
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-video-list
 */
export async function listVideos(
  accessToken: string,
  page: { cursor?: number | undefined; count?: number; reuse?: Reuse } = {},
) {
  const { cursor, count = MAX_COUNT, reuse } = page;
  const init = {
    method: "POST",
    headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
    body: JSON.stringify({ max_count: count, ...(cursor === undefined ? {} : { cursor }) }),
  };
  const url = `${endpoints.videoList}?fields=${FIELDS}`;
  const { body, at } = await readTikTok("video/list", url, init, listAnswer, reuse);
  return { ...body.data, readAt: at };
}
