import { median } from "@/lib/account/insights/median";
import { dateFormat } from "@/lib/formats";

const DAY = 86_400;

/** With fewer videos there is no rhythm to speak of. */
const ENOUGH_FOR_RHYTHM = 3;

/** How many hours one field of the week has. */
export const HOURS_PER_FIELD = 3;

/** Posts in one part of the week. */
export interface WeekField {
  /** 0 is Monday. */
  weekday: number;
  /** The first hour of the field: 0, 3 … 21. */
  hour: number;
  posts: number;
}

/**
 * The median number of days between posts; null with fewer than three.
 * @param times Unix seconds, in any order
 */
export function daysBetween(times: readonly number[]): number | null {
  if (times.length < ENOUGH_FOR_RHYTHM) return null;
  const sorted = times.toSorted((a, b) => a - b);
  const gaps = sorted.slice(1).map((time, index) => (time - (sorted[index] ?? time)) / DAY);
  return median(gaps);
}

/**
 * The parts of the week in which something was posted, in the order of the week.
 * @param times Unix seconds
 * @param timeZone such as "Europe/Zurich"
 */
export function weekOf(times: readonly number[], timeZone: string): WeekField[] {
  const style = { weekday: "short", hour: "2-digit", hourCycle: "h23", timeZone } as const;
  const format = dateFormat("en-US", style);
  const fields = new Map<number, number>();
  for (const time of times) {
    const parts = format.formatToParts(new Date(time * 1000));
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
    const hour = Number(part("hour"));
    const key = WEEKDAYS.indexOf(part("weekday")) * 24 + hour - (hour % HOURS_PER_FIELD);
    fields.set(key, (fields.get(key) ?? 0) + 1);
  }
  return [...fields]
    .toSorted(([a], [b]) => a - b)
    .map(([key, posts]) => ({ weekday: Math.floor(key / 24), hour: key % 24, posts }));
}

/** The part of the week with the most posts; null if two have as many, or none has more than one. */
export function favourite(week: readonly WeekField[]): WeekField | null {
  const [first, second] = week.toSorted((a, b) => b.posts - a.posts);
  if (!first || first.posts < 2 || first.posts === second?.posts) return null;
  return first;
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
