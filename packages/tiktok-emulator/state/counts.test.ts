import { afterEach, describe, expect, it, vi } from "vitest";
import { atDay, DAY, now } from "./clock";
import { countsOf } from "./counts";
import { PERSONAS, type Persona, type PersonaId } from "./personas";
import { postsOf } from "./posts";
import { newState } from "./state";

const named = (id: PersonaId) => PERSONAS.find((one) => one.id === id) as Persona;
const creator = named("creator");
const everyPersona = PERSONAS.map((persona) => [persona.id, persona] as const);

/** The counts of every day from one to another, both relative to the present. */
const counts = (persona: Persona, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) =>
    countsOf(atDay(newState(), from + index), persona),
  );
/** By how much each number differs from the one before. */
const changes = (numbers: number[]) =>
  numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));

afterEach(() => void vi.useRealTimers());

describe("the counts of a persona", () => {
  it.each(everyPersona)("are the known ones in the present: %s", (_id, persona) => {
    const { followers, following, likes, videos } = persona;
    for (const clockAheadSeconds of [0, 7_200, 86_399]) {
      const present = countsOf(newState({ clockAheadSeconds }), persona);
      expect(present).toMatchObject({ followers, following, likes, videos });
    }
  });

  it("are the known views of each video in the present", () => {
    const views = (clockAheadSeconds: number) =>
      postsOf(newState({ clockAheadSeconds }), creator).map((post) => post.views);
    expect(views(0).slice(0, 3)).toEqual([805_843_627, 650_628_749, 1_361_239_213]);
    expect(views(0)).toEqual(views(86_399));
    expect(countsOf(newState(), creator).views).toBe(27_415_109_167);
  });

  it("are the same in another present, with another time", () => {
    const later = newState({ presentAheadSeconds: 100 * DAY });
    expect(countsOf(later, creator)).toEqual(countsOf(newState(), creator));
    expect(now(later) - now(newState())).toBeCloseTo(100 * DAY, -1);
  });

  it.each(everyPersona)("never fall, except followers and following: %s", (_id, persona) => {
    const days = counts(persona, -400, 400);
    for (const name of ["likes", "videos", "views"] as const) {
      const smallest = Math.min(...changes(days.map((day) => day[name])));
      expect(smallest, name).toBeGreaterThanOrEqual(0);
    }
    for (const number of days.flatMap((day) => Object.values(day))) {
      expect(Number.isSafeInteger(number) && number >= 0).toBe(true);
    }
  });

  it("grow in most weeks, and fall on some days", () => {
    const followers = counts(creator, -90, 0).map((day) => day.followers);
    const falls = changes(followers).filter((change) => change < 0);
    expect(falls.length).toBeGreaterThan(3);
    expect(falls.length).toBeLessThan(25);
    const weeks = followers.filter((_, index) => index % 7 === 0);
    expect(Math.min(...changes(weeks))).toBeGreaterThan(0);
    expect(followers[0]).toBeLessThan(0.8 * creator.followers);
  });

  it("have a viral week, which grows more than three times as fast as the others", () => {
    const likes = counts(creator, -90, 0).map((day) => day.likes);
    const weeks = likes.slice(7).map((number, index) => number / (likes[index] ?? 0) - 1);
    const ordinary = weeks.toSorted((a, b) => a - b)[Math.floor(weeks.length / 2)] ?? 0;
    expect(Math.max(...weeks)).toBeGreaterThan(3 * ordinary);
  });

  it("follow the same week again and again", () => {
    const perDay = changes(counts(creator, -700, 0).map((day) => Math.log(day.likes)));
    const byWeekday = Array.from({ length: 7 }, (_, weekday) => {
      const days = perDay.filter((_change, index) => index % 7 === weekday).sort((a, b) => a - b);
      return days[Math.floor(days.length / 2)] ?? 0;
    });
    expect(Math.max(...byWeekday)).toBeGreaterThan(1.7 * Math.min(...byWeekday));
  });

  it("stay at zero for the newcomer", () => {
    const zeros = { followers: 0, following: 0, likes: 0, videos: 0, views: 0 };
    expect(new Set(counts(named("newcomer"), -90, 90).map((day) => JSON.stringify(day)))).toEqual(
      new Set([JSON.stringify(zeros)]),
    );
  });

  it("differ between personas", () => {
    const share = (persona: Persona) =>
      countsOf(atDay(newState(), -30), persona).likes / persona.likes;
    expect(share(creator)).not.toBeCloseTo(share(named("long-name")), 3);
  });

  it("do not change while time passes", () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 11, 31, 23, 59, 59) });
    const before = counts(creator, -20, 5);
    vi.setSystemTime(Date.UTC(2027, 0, 1, 0, 0, 1));
    expect(counts(creator, -20, 5)).toEqual(before);
  });
});
