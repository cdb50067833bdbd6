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

/** A public video of the person, as TikTok tells of it. */
export type Video = z.infer<typeof video>;

const listAnswer = z.object({
  data: z.object({
    videos: z.array(video),
    /** Where the next page begins: UTC milliseconds. */
    cursor: z.number(),
    has_more: z.boolean(),
  }),
});
const queryAnswer = z.object({ data: z.object({ videos: z.array(video) }) });

const FIELDS = Object.keys(video.shape).join(",");

/** TikTok's most for one answer. */
export const PAGE_SIZE = 20;

/**
 * One page of a person's public videos, newest first, and when it was read, in Unix seconds. Needs the scope `video.list`.
 * @param page.cursor the last page's, in UTC milliseconds; none for the first page
 * @param page.reuse without it TikTok is always asked
 * @throws {TikTokError} with TikTok's code and log_id
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-video-list
 */
export async function listVideos(
  accessToken: string,
  page: { cursor?: number | undefined; count?: number; reuse?: Reuse } = {},
) {
  const { cursor, count = PAGE_SIZE, reuse } = page;
  const body = { max_count: count, ...(cursor === undefined ? {} : { cursor }) };
  const url = endpoints.videoList;
  const answer = await post("video/list", url, accessToken, body, listAnswer, reuse);
  return { ...answer.body.data, readAt: answer.at };
}

/**
 * The person's own videos among some ids, with covers signed anew. Unknown ids are left out.
 * @param ids at most twenty
 * @throws {TikTokError} with TikTok's code and log_id
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-video-query
 */
export async function queryVideos(accessToken: string, ids: readonly string[]): Promise<Video[]> {
  const body = { filters: { video_ids: ids } };
  const url = endpoints.videoQuery;
  const answer = await post("video/query", url, accessToken, body, queryAnswer);
  return answer.body.data.videos;
}

function post<Schema extends z.ZodType>(
  endpoint: string,
  url: string,
  accessToken: string,
  body: object,
  schema: Schema,
  reuse?: Reuse,
) {
  const headers = { authorization: `Bearer ${accessToken}`, "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  return readTikTok(endpoint, `${url}?fields=${FIELDS}`, init, schema, reuse);
}
