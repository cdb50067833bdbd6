import { DAY, daysAhead, now, presentTime } from "./clock";
import { growth, luck } from "./growth";
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
// A constant instead of the time since `NEWEST`, so that views depend on the emulator's setting alone and
// do not change while a test runs.
const DAYS_SINCE_NEWEST = 5;

/** The videos that a persona has posted by the emulator's current time, newest first. */
export function postsOf(state: State, persona: Persona): Post[] {
  const newest = Math.min(NEWEST, presentTime(state));
  const day = daysAhead(state);
  const grown = growth(persona, day);
  return Array.from({ length: persona.videos }, (_, index) => ({
    index,
    postedAt: newest - daysBefore(index) * DAY - earlier(persona, index),
    views: Math.round(viewsOf(persona, index, day) * grown),
  })).filter(({ postedAt }) => postedAt <= now(state));
}

/** Every Friday, and in between on a Tuesday or, every other week, on a Wednesday. */
function daysBefore(index: number): number {
  const week = 7 * Math.floor(index / 2);
  return index % 2 === 0 ? week : week + (index % 4 === 1 ? 3 : 2);
}

/** By how many seconds a video comes before the usual hour: little on Fridays, anything on other days. */
function earlier(persona: Persona, index: number): number {
  if (index === 0) return 0;
  const hours = index % 2 === 0 ? 2 : 9;
  return Math.floor(hours * luck(persona, index, 1) * 60) * 60;
}

/** A video's views without the growth of its author's audience. */
function viewsOf(persona: Persona, index: number, day: number): number {
  const present = Math.round((persona.followers / 3) * appeal(persona, index));
  const age = DAYS_SINCE_NEWEST + daysBefore(index);
  return (present * reached(age + day)) / reached(age);
}

/** How a video does in comparison with the newest one. One in ten does several times as well. */
function appeal(persona: Persona, index: number): number {
  if (index === 0) return 1;
  const usual = Math.exp(2.2 * (luck(persona, index, 2) - 0.75));
  return index % 10 === 4 ? usual * 4 : usual;
}

/** The share of its audience that a video has reached after some days: most of it in the first week. */
function reached(days: number): number {
  return 1.03 - Math.exp(-Math.max(0, days) / 4);
}
