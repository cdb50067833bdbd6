import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Context } from "./context";
import type { Reuse } from "./grant";
import { takeCalls } from "./user-calls";

/** How long an answer takes the place of a call. */
const FRESH_MS = 5 * 60 * 1000;
/** How long an answer is kept for when TikTok fails. TikTok's covers are valid as long. The privacy page says so too. */
const KEPT_MS = 6 * 60 * 60 * 1000;
// A page of videos takes some 30 kB, a profile one.
const MAX_BYTES = 32 * 1024 * 1024;
// Of the objects around an answer's text.
const OVERHEAD_BYTES = 500;

interface Kept extends Reuse {
  json: string;
  /** Milliseconds. */
  freshUntil: number;
}

const newAnswers = () => ({
  kept: new LRUCache<string, Kept>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ json }) => 2 * json.length + OVERHEAD_BYTES,
    ttl: KEPT_MS,
    ttlAutopurge: true,
    ttlResolution: 0,
    perf: { now: () => Date.now() },
  }),
  /** Calls that are under way. */
  calls: new Map<string, Reuse & { answer: Promise<unknown> }>(),
});

const answersOf = ({ memory }: Context) => memory("answers", newAnswers);

/**
 * Reads from TikTok, or reuses the answer to the same request for at most five minutes. Requests that arrive during a
 * call wait for its answer. Failures are not kept. Each server has a memory of its own, and nothing is on disk.
 * @param request everything that the answer depends on besides the grant, the endpoint first
 * @throws {TikTokError} `too_many_calls` if the user has had too many in the last minute
 */
export function reuseAnswer<Answer>(
  context: Context,
  request: readonly string[],
  read: () => Promise<Answer>,
  reuse: Reuse,
): Promise<Answer> {
  const { kept, calls } = answersOf(context);
  const key = keyOf(request, reuse);
  const known = kept.get(key);
  if (known && Date.now() < known.freshUntil) return Promise.resolve(JSON.parse(known.json));
  const underWay = calls.get(key);
  if (underWay) return underWay.answer as Promise<Answer>;
  const isCurrent = () => calls.get(key)?.answer === answer;
  const answer = takeCalls(context, reuse.openId, request[0] ?? "")
    .then(read)
    .then((latest) => {
      if (isCurrent()) keepAnswer(context, request, latest, reuse);
      return latest;
    })
    .finally(() => isCurrent() && calls.delete(key));
  calls.set(key, { ...reuse, answer });
  return answer;
}

/** Keeps an answer that was read in another way, as if `reuseAnswer` had just read it. */
export function keepAnswer<Answer>(
  context: Context,
  request: readonly string[],
  answer: Answer,
  reuse: Reuse,
): void {
  const { kept } = answersOf(context);
  const json = JSON.stringify(answer);
  kept.set(keyOf(request, reuse), { ...reuse, json, freshUntil: Date.now() + FRESH_MS });
}

/** The last answer to a request, for when TikTok fails; null if it is older than six hours, or if there is none. */
export function lastAnswer<Answer>(
  context: Context,
  request: readonly string[],
  reuse: Reuse,
): Answer | null {
  const known = answersOf(context).kept.get(keyOf(request, reuse));
  return known ? JSON.parse(known.json) : null;
}

/** Makes the next reading of a user's data call TikTok. The last answers stay for when it fails. */
export function expireAnswers(context: Context, openId: string): void {
  for (const one of answersOf(context).kept.values()) if (one.openId === openId) one.freshUntil = 0;
  abandonCalls(context, { openId });
}

/**
 * Forgets what was read of a user, or only what was read with one grant. A call that is under way does not bring it
 * back.
 */
export function forgetAnswers(context: Context, openId: string, grant?: string): void {
  const { kept } = answersOf(context);
  const of = { openId, grant };
  const keys = [...kept.entries()].filter(([, one]) => isOf(of, one));
  for (const [key] of keys) kept.delete(key);
  abandonCalls(context, of);
}

interface Owner {
  openId: string;
  /** Absent for all grants of the user. */
  grant?: string | undefined;
}

function abandonCalls(context: Context, of: Owner): void {
  const { calls } = answersOf(context);
  for (const [key, call] of calls) if (isOf(of, call)) calls.delete(key);
}

const isOf = (of: Owner, { openId, grant }: Reuse) =>
  of.openId === openId && (of.grant === undefined || of.grant === grant);

function keyOf(request: readonly string[], { openId, grant }: Reuse): string {
  const parts = JSON.stringify([openId, grant, ...request]);
  return createHash("sha256").update(parts).digest("base64url");
}
