import type { Video } from "tiktok-login";
import { engagementOf } from "@/lib/account/insights/engagement";
import { viewsOf } from "@/lib/account/insights/views";

/** A figure of some videos, and of the videos before them. */
export interface Change {
  before: number;
  now: number;
}

/** What became of the figures since the videos before. A figure that cannot be compared is null. */
export interface Comparison {
  /** How many videos came before. */
  videos: number;
  total: Change | null;
  median: Change | null;
  /** Rates. */
  engagement: Change | null;
}

// A median or a rate of fewer videos says more about each of them than about all.
const ENOUGH = 4;

/** Compares videos with those before them; null if there are too few of either, or nothing can be compared. */
export function compare(videos: readonly Video[], before: readonly Video[]): Comparison | null {
  const views = change(viewsOf(videos), viewsOf(before));
  const rates = change(engagementOf(videos), engagementOf(before));
  // The total of more videos is no success.
  const sameNumber = views && views.now.counted === views.before.counted;
  const comparison: Comparison = {
    videos: before.length,
    total: sameNumber ? { before: views.before.total, now: views.now.total } : null,
    median: views && { before: views.before.median, now: views.now.median },
    engagement: rates && { before: rates.before.rate, now: rates.now.rate },
  };
  return comparison.median || comparison.engagement ? comparison : null;
}

function change<Figure extends { counted: number }>(now: Figure | null, before: Figure | null) {
  if (!now || !before || now.counted < ENOUGH || before.counted < ENOUGH) return null;
  return { now, before };
}

/** How much a figure rose, as a share of what it was; null if it was zero. */
export function shareOf({ before, now }: Change): number | null {
  return before === 0 ? null : (now - before) / before;
}
