"use client";

import { useTimeZone } from "@/components/ui/use-time-zone";

/**
 * A day and, unless `day` is set, a time, in the browser's time zone. Without JavaScript it is UTC, and says so.
 * @param at Unix seconds
 * @param locale a language tag, such as "en-GB"
 */
export function LocalTime({ at, locale, day }: { at: number; locale: string; day?: boolean }) {
  const timeZone = useTimeZone();
  const date = new Date(at * 1000);
  const text = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: day ? undefined : "short",
    timeZone,
  }).format(date);
  return (
    <time dateTime={date.toISOString()}>
      {text}
      {!day && timeZone === "UTC" && " UTC"}
    </time>
  );
}
