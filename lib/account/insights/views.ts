import type { Video } from "tiktok-login";
import { median } from "@/lib/account/insights/median";

/** The views of some videos together. */
export interface Views {
  total: number;
  median: number;
  /** How many of the videos have a known number of views. */
  counted: number;
}

/** Total and median views of the videos whose views are known; null if there are none. */
export function viewsOf(videos: readonly Video[]): Views | null {
  const views = videos.flatMap(({ view_count }) => view_count ?? []);
  const middle = median(views);
  if (middle === null) return null;
  return {
    total: views.reduce((sum, count) => sum + count, 0),
    median: middle,
    counted: views.length,
  };
}
