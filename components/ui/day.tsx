import { dayNumber } from "@/lib/day";
import { dateFormat } from "@/lib/formats";

/** A day of UTC without its year, such as "Nov 25". */
export function Day({ day, locale }: { day: string; locale: string }) {
  return <time dateTime={day}>{dayText(day, locale)}</time>;
}

/** "Nov 25", in the given locale. */
export function dayText(day: string, locale: string): string {
  const style = { month: "short", day: "numeric", timeZone: "UTC" } as const;
  return dateFormat(locale, style).format(new Date(day));
}

/** "today", "yesterday", or "Nov 3". Both days are days of UTC. */
export function recentDayText(day: string, today: string, locale: string): string {
  const daysAgo = dayNumber(today) - dayNumber(day);
  // The clock that wrote the day may be ahead of ours.
  if (daysAgo <= 0) return "today";
  return daysAgo === 1 ? "yesterday" : dayText(day, locale);
}
