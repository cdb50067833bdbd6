import { DAY, daysAhead, machineTime, now } from "./clock";
import { growth } from "./growth";
import type { Persona } from "./personas";
import type { State } from "./state";

/** A video that a persona has posted. */
export interface Post {
  /** 0 is the persona's newest video in the present. */
  index: number;
  /** Unix seconds. */
  postedAt: number;
  views: number;
}

const NEWEST = Date.UTC(2026, 10, 20, 17) / 1000;
const DAYS_BETWEEN = 3;
// A constant instead of the time since `NEWEST`, so that views depend on the emulator's setting alone and
// do not change while a test runs.
const DAYS_SINCE_NEWEST = 5;

/** The videos that a persona has posted by the emulator's current time, newest first. */
export function postsOf(state: State, persona: Persona): Post[] {
  const newest = Math.min(NEWEST, machineTime());
  const day = daysAhead(state);
  const grown = growth(persona, day);
  return Array.from({ length: persona.videos }, (_, index) => ({
    index,
    postedAt: newest - index * DAYS_BETWEEN * DAY - (index % 5) * 3_600,
    views: Math.round(viewsOf(persona, index, day) * grown),
  })).filter(({ postedAt }) => postedAt <= now(state));
}

/** A video's views without the growth of its author's audience. */
function viewsOf(persona: Persona, index: number, day: number): number {
  const present = Math.round(persona.followers / (3 + ((index * 7) % 11)));
  const age = DAYS_SINCE_NEWEST + index * DAYS_BETWEEN;
  return (present * reached(age + day)) / reached(age);
}

/** The share of its audience that a video has reached after some days: most of it in the first week. */
function reached(days: number): number {
  return 1.03 - Math.exp(-Math.max(0, days) / 4);
}
