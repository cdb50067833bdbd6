import type { Finding } from "../finding";

const ABOUT = "Database";
const MAX_SKEW_MS = 5_000;
// With less, one more server of the site, or a rolling update, may find none.
const MIN_FREE = 20;

/** What a PostgreSQL server reports about itself. */
export interface ServerState {
  /** Its clock, in Unix milliseconds. */
  time: number;
  /** How many connections it allows. */
  allowed: number;
  /** How many connections are open, by anyone. */
  used: number;
}

/** Compares the clocks. @param now this machine's, and @param time the server's, both in Unix milliseconds */
export function checkDatabaseClock(now: number, time: number): Finding[] {
  const skewMs = now - time;
  if (Math.abs(skewMs) <= MAX_SKEW_MS) return [];
  const what = `its clock differs from this machine's by ${Math.round(skewMs / 1000)} seconds.`;
  const why = "The site compares times of one with times of the other.";
  return [{ level: "warning", about: ABOUT, what, why, fix: "Set the clock that is wrong." }];
}

/** Whether the server has connections left for the site. */
export function checkDatabaseConnections({ allowed, used }: ServerState): Finding {
  const what = `${used} of ${allowed} connections are in use.`;
  if (allowed - used >= MIN_FREE) return { level: "ok", about: ABOUT, what };
  const why = "Each server of the site opens up to 10.";
  const fix = "Use a pooler, or raise max_connections.";
  return { level: "warning", about: ABOUT, what, why, fix };
}
