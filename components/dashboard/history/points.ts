import { dayAfter } from "@/lib/day";
import type { StatsDay } from "@/lib/history/stats-day";

/** The counts that have a history on the dashboard. */
export type TrackedCount = "followers" | "likes" | "views";

/** A count on one day. */
export interface Point {
  /** UTC, such as "2026-11-25". */
  day: string;
  value: number;
}

/** What a chart says about its points as text. */
export interface Summary {
  first: Point;
  last: Point;
  lowest: number;
  highest: number;
}

/** How much a count rose since an earlier day; negative if it fell. */
export interface Change {
  amount: number;
  since: string;
  /** Whether `since` is exactly as long ago as was asked. */
  isExact: boolean;
}

/** The days on which a count is known, oldest first. */
export function pointsOf(days: readonly StatsDay[], count: TrackedCount): Point[] {
  return days.flatMap(({ day, [count]: value }) => (value === undefined ? [] : [{ day, value }]));
}

/**
 * The change from `daysAgo` days before the last point to the last point. If that day is missing, the nearest
 * earlier one takes its place; null if there is none.
 * @param points oldest first
 */
export function changeOver(points: readonly Point[], daysAgo: number): Change | null {
  const last = points.at(-1);
  if (!last) return null;
  const wanted = dayAfter(last.day, -daysAgo);
  const start = points.findLast(({ day }) => day <= wanted);
  if (!start) return null;
  return {
    amount: last.value - start.value,
    since: start.day,
    isExact: start.day === wanted,
  };
}

/** The ends of a history, and the lowest and highest value in it; null if it is empty. */
export function summaryOf(points: readonly Point[]): Summary | null {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const values = points.map(({ value }) => value);
  return { first, last, lowest: Math.min(...values), highest: Math.max(...values) };
}
