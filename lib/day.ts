const DAY_MS = 86_400_000;

/** How many days lie between 1970 and a day of UTC, such as "2026-11-25". */
export function dayNumber(day: string): number {
  return Date.parse(day) / DAY_MS;
}

/** The day of UTC at a time in Unix seconds. */
export function dayAt(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** The day that comes `days` days after another, or before it if `days` is negative. */
export function dayAfter(day: string, days: number): string {
  return dayAt(((dayNumber(day) + days) * DAY_MS) / 1000);
}
