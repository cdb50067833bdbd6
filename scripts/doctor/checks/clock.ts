import type { Finding } from "../finding";
import { SYMPTOMS } from "../symptoms";

const ABOUT = "Clock";
const FIX = "Set the machine's clock.";
const DAY_MS = 86_400_000;
const MAX_SKEW_MS = 60_000;

/**
 * Compares the clock with the project's files, which works without a network.
 * @param now Unix milliseconds
 * @param fileTime when a file of the project was last written, in Unix milliseconds
 */
export function checkClock(now: number, fileTime: number): Finding {
  const time = new Date(now).toISOString();
  if (now > fileTime - DAY_MS) return { level: "ok", about: ABOUT, what: time };
  return {
    level: "error",
    about: ABOUT,
    what: `${time} is earlier than this project's own files.`,
    why: "Cookies, tokens and webhook signatures depend on the time.",
    fix: FIX,
    symptom: SYMPTOMS.signInLost,
  };
}

/**
 * Compares the clock with TikTok's. Returns nothing if they agree, or if TikTok's is unknown.
 * @param now Unix milliseconds
 * @param tiktokTime Unix milliseconds; NaN if unknown
 */
export function checkClockSkew(now: number, tiktokTime: number): Finding[] {
  const skewMs = now - tiktokTime;
  if (!(Math.abs(skewMs) > MAX_SKEW_MS)) return [];
  const what = `differs from TikTok's by ${Math.round(skewMs / 1000)} seconds.`;
  const why = "Tokens would seem to expire earlier or later than they do.";
  return [{ level: "warning", about: ABOUT, what, why, fix: FIX }];
}
