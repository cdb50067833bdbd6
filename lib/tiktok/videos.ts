import { z } from "zod";
import { endpoints } from "@/lib/tiktok/endpoints";
import { askTikTok } from "@/lib/tiktok/request";

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

/** A public video of the person, as TikTok tells of it. */
export type Video = z.infer<typeof video>;

const answer = z.object({
  data: z.object({
    videos: z.array(video),
    /** Where the next page begins: UTC milliseconds. */
    cursor: z.number(),
    has_more: z.boolean(),
  }),
});

const PAGE = 20;

/**
 * One page of a person's public videos, newest first. Needs the scope `video.list`.
 * @param cursor the last page's, in UTC milliseconds; none for the first page
 * @throws {TikTokError} with TikTok's code and log_id
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-video-list
 */
export async function listVideos(accessToken: string, cursor?: number) {
  const url = `${endpoints.videoList}?fields=${Object.keys(video.shape).join(",")}`;
  const init: RequestInit = {
    method: "POST",
    headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
    body: JSON.stringify({ max_count: PAGE, ...(cursor === undefined ? {} : { cursor }) }),
    cache: "no-store",
  };
  return (await askTikTok("video/list", url, init, answer)).data;
}
