import { nowSeconds } from "tiktok-login";

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

// The same in every region where the pages' language is spoken.
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/**
 * How long ago something happened, such as "2 hours ago".
 * @param at Unix seconds
 */
export function TimeAgo({ at }: { at: number }) {
  return <time dateTime={new Date(at * 1000).toISOString()}>{ago(at, nowSeconds())}</time>;
}

/** "2 hours ago", in the largest unit that fits, or "just now". Both times are Unix seconds. */
export function ago(at: number, now: number): string {
  const seconds = Math.max(0, now - at);
  const [unit, length] = UNITS.find(([, size]) => seconds >= size) ?? [];
  return unit && length ? relative.format(-Math.floor(seconds / length), unit) : "just now";
}
