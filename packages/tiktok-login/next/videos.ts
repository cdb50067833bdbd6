import type { Problem } from "../client/errors";
import { MAX_COUNT, type Video, type VideoAnswer, type VideoPage } from "../client/videos";
import type { Context } from "./context";
import { type Grant, reuseFor } from "./grant";
import { type Reading, readOrRemember } from "./read";
import { lastAnswer, reuseAnswer } from "./reuse";

/** A page of a user's videos. */
export interface AccountVideos {
  videos: Video[];
  /** The cursor of the next page, in UTC milliseconds; null on the last page. */
  next: number | null;
}

const requestFor = ({ cursor, count = MAX_COUNT }: VideoPage) => [
  "video/list",
  ...[count, cursor ?? ""].map(String),
];

/** `Sessions.videos` */
export function readVideos(
  context: Context,
  grant: Grant,
  page: VideoPage,
): Promise<Reading<AccountVideos>> {
  const read = async (accessToken: string): Promise<Reading<AccountVideos>> => {
    const ask = () => context.tiktok.videos(accessToken, page);
    const latest = await reuseAnswer(context, requestFor(page), ask, reuseFor(grant));
    const { readAt, ...data } = latest;
    return { data, readAt, problem: null };
  };
  return readOrRemember(context, grant, read, (problem) =>
    lastVideos(context, grant, page, problem),
  );
}

/** `Sessions.lastVideos` */
export function lastVideos(
  context: Context,
  grant: Grant,
  page: VideoPage,
  problem: Problem,
): Reading<AccountVideos> {
  const last = lastAnswer<VideoAnswer>(context, requestFor(page), reuseFor(grant));
  const { readAt, ...data } = last ?? { videos: [], next: null, readAt: null };
  return { data, readAt, problem };
}
