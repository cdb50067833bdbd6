import { tiktok } from "@/lib/sessions";
import { MAX_COUNT, type VideoAnswer, type VideoPage } from "../client/videos";
import { lastAnswer, type Reuse, reuseAnswer } from "./reuse";

const requestFor = ({ cursor, count = MAX_COUNT }: VideoPage) => [
  "video/list",
  ...[count, cursor ?? ""].map(String),
];

/**
 * Reads one page of the user's public videos, newest first, or reuses the answer to the same question.
 * @throws {TikTokError} with TikTok's code and log_id
 */
export const listVideos = (
  accessToken: string,
  page: VideoPage,
  reuse: Reuse,
): Promise<VideoAnswer> =>
  reuseAnswer(requestFor(page), () => tiktok.videos(accessToken, page), reuse);

/** The page that was read last, for when TikTok fails; null if there is none, or if it is too old. */
export const lastVideos = (page: VideoPage, reuse: Reuse) =>
  lastAnswer<VideoAnswer>(requestFor(page), reuse);
