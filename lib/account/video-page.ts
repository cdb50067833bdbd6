import "server-only";
import type { Video } from "tiktok-login";
import { isGrantRefused } from "tiktok-login";
import type { AccountVideos, Grant, Reading } from "tiktok-login/next";
import { readNewestVideos } from "@/lib/account/newest-videos";
import { sortedBy, type VideoSort } from "@/lib/account/video-order";
import { readAccountVideos, readPages, VIDEOS_PER_PAGE } from "@/lib/account/videos";
import { sessions } from "@/lib/sessions";

/** How far a page by date is looked for without its cursor: that many calls to TikTok at most. */
export const MAX_STEPS = 10;

/** Which videos are wanted. */
export interface VideoChoice {
  sort: VideoSort;
  /** From 1 on. */
  page: number;
  /** Where the page begins by date, in UTC milliseconds; absent for the first page, and where it is not known. */
  cursor?: number | undefined;
}

/** A page of the person's videos, and where it stands among them. */
export interface VideoPage extends AccountVideos {
  /** The page that this is: the last one if there are fewer than was asked for. */
  page: number;
  /** Out of how many videos these are; null if that is not known. */
  total: number | null;
  /** What was read to show them, for totals. By date, the videos of the page. */
  read: Video[];
  /** Whether `read` are all public videos of the person. */
  isComplete: boolean;
}

/**
 * Reads a page of the person's videos. By date it is one call to TikTok with the page's cursor; without, or with one
 * that cannot be right, one for each page up to it. Otherwise it is a page of the newest 100 videos, sorted.
 */
export function readVideoPage(grant: Grant, choice: VideoChoice): Promise<Reading<VideoPage>> {
  const { sort, page } = choice;
  return sort === "date" ? pageByDate(grant, choice) : sortedPage(grant, sort, page);
}

async function sortedPage(grant: Grant, sort: Exclude<VideoSort, "date">, wanted: number) {
  const { data: newest, ...reading } = await readNewestVideos(grant);
  const { length } = newest.videos;
  const page = Math.min(wanted, Math.max(1, Math.ceil(length / VIDEOS_PER_PAGE)));
  const before = (page - 1) * VIDEOS_PER_PAGE;
  const videos = sortedBy(sort, newest.videos).slice(before, before + VIDEOS_PER_PAGE);
  const data = { ...newest, videos, page, next: null, total: length, read: newest.videos };
  return { ...reading, data };
}

async function pageByDate(grant: Grant, { page, cursor }: VideoChoice) {
  const count = sessions.lastProfile(grant).data.stats.videos;
  const couldBe = count === undefined || (page - 1) * VIDEOS_PER_PAGE < count;
  if (page > 1 && cursor !== undefined && couldBe) {
    const found = await readAccountVideos(grant, cursor);
    if (found.data.videos.length > 0 || found.problem) return placed(found, page, count);
  }
  const { found, steps } = await walkTo(page, grant);
  return placed(found, steps, count);
}

/** The page, or the last one on the way to it. */
async function walkTo(page: number, grant: Grant) {
  let found: Reading<AccountVideos> | null = null;
  let steps = 0;
  for await (const next of readPages(grant, VIDEOS_PER_PAGE)) {
    if (found && next.data.videos.length === 0) {
      const { problem } = next;
      // What was read with a grant is not shown once TikTok has refused it.
      if (problem && isGrantRefused(problem.code)) return { found: next, steps: 1 };
      const data = { ...found.data, next: problem && found.data.next };
      return { found: { ...found, data, problem }, steps };
    }
    found = next;
    steps++;
    if (steps === Math.min(page, MAX_STEPS)) break;
  }
  return { found: found as Reading<AccountVideos>, steps };
}

/** @param count TikTok's own, which may be old, or count videos that are not public */
function placed(
  found: Reading<AccountVideos>,
  page: number,
  count: number | undefined,
): Reading<VideoPage> {
  const { videos, next } = found.data;
  const last = (page - 1) * VIDEOS_PER_PAGE + videos.length;
  const isEnd = next === null && found.readAt !== null;
  const counted = count !== undefined && count > last ? count : null;
  const isComplete = isEnd && page === 1;
  const total = isEnd ? last : counted;
  return { ...found, data: { videos, next, page, total, read: videos, isComplete } };
}
