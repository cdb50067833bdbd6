import type { Persona } from "./personas";

// Average 1. The day with which a week begins differs between personas.
const WEEK = [1.25, 0.9, 0.7, 0.75, 0.85, 1.1, 1.45];
const VIRAL_CYCLE_DAYS = 119;
const VIRAL_DAYS = 7;
const VIRAL_TIMES = 5;
const COME_AND_GO = 0.008;

/**
 * By which factor a count that never falls differs from the persona's present one: 1 on day 0, less before,
 * more after. It follows the persona's week, small irregularities and a viral week every four months.
 * @param day whole days after the present; negative before
 */
export function growth(persona: Persona, day: number): number {
  const seed = seedOf(persona);
  // A count grows e-fold in this many days of average activity.
  const scale = 280 + (seed % 240);
  const active = activeDays(seed, day) / scale;
  return active < 0 ? Math.exp(active) : 1 + active;
}

/** By which factor a count changes through people who come and go, a little below or above 1; 1 on day 0. */
export function fluctuation(persona: Persona, day: number): number {
  return day === 0 ? 1 : 1 + COME_AND_GO * (noise(seedOf(persona), day, 2) - 0.5);
}

/**
 * A number from 0 to 1 for one of a persona's videos, that looks random and is always the same.
 * @param kind tells several numbers of a video apart
 */
export function luck(persona: Persona, index: number, kind: number): number {
  return noise(seedOf(persona), index, 10 + kind);
}

/** The days of average activity from the present to a day. */
function activeDays(seed: number, day: number): number {
  let sum = 0;
  for (let past = 0; past > day; past--) sum -= activity(seed, past);
  for (let next = 1; next <= day; next++) sum += activity(seed, next);
  return sum;
}

function activity(seed: number, day: number): number {
  const usual = (WEEK[modulo(day + seed, WEEK.length)] ?? 1) * (0.8 + 0.4 * noise(seed, day, 1));
  // The last viral week began 45 to 75 days before the present.
  const isViral = modulo(day + 45 + (seed % 31), VIRAL_CYCLE_DAYS) < VIRAL_DAYS;
  return isViral ? usual * VIRAL_TIMES : usual;
}

function seedOf({ openId }: Persona): number {
  return [...openId].reduce((sum, letter) => mixed(sum ^ letter.charCodeAt(0)), 7);
}

/** A number from 0 to 1 that looks random and is always the same. */
function noise(seed: number, day: number, kind: number): number {
  return mixed(seed ^ Math.imul(day, 0x9e3779b1) ^ Math.imul(kind, 0x85ebca6b)) / 2 ** 32;
}

/** Mixes the bits of a 32-bit number, as MurmurHash3 does at its end. */
function mixed(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
