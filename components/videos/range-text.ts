import type { Reading } from "tiktok-login/next";
import { wholeNumber } from "@/components/ui/count";
import type { VideoSort } from "@/lib/account/video-order";
import type { VideoPage } from "@/lib/account/video-page";
import { VIDEOS_PER_PAGE } from "@/lib/account/videos";

const MOST: Record<Exclude<VideoSort, "date">, string> = {
  views: "Most viewed",
  likes: "Most liked",
  engagement: "Highest engagement",
};

/** The places of the videos of a page: "13–24 of 46", and the same as words for screen readers. */
export function rangeText({ page, videos, total }: VideoPage, locale: string) {
  const first = (page - 1) * VIDEOS_PER_PAGE + 1;
  const last = first - 1 + videos.length;
  const [from, to] = [wholeNumber(first, locale), wholeNumber(last, locale)];
  const outOf = total === null ? "" : ` of ${wholeNumber(total, locale)}`;
  return first === last
    ? { short: `${from}${outOf}`, spoken: `Video ${from}${outOf}` }
    : { short: `${from}–${to}${outOf}`, spoken: `Videos ${from} to ${to}${outOf}` };
}

/** The order of the videos, and which ones were sorted: "Most viewed of your newest 100 videos". */
export function orderText(sort: VideoSort, reading: Reading<VideoPage>, locale: string): string {
  return sort === "date" ? "Newest first" : `${MOST[sort]} of ${readText(sort, reading, locale)}`;
}

/** Which videos were read: "all your 46 public videos". */
export function readText(sort: VideoSort, reading: Reading<VideoPage>, locale: string): string {
  const { read, isComplete } = reading.data;
  const count = wholeNumber(read.length, locale);
  if (read.length === 1) return isComplete ? "your only public video" : "the video below";
  if (isComplete) return `all your ${count} public videos`;
  if (sort === "date") return `the ${count} videos below`;
  return reading.problem
    ? `the newest ${count} videos that could be read`
    : `your newest ${count} videos`;
}
