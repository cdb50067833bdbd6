import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { HttpVisitor } from "@/tests/support/http-visitor";
import type { Call } from "./calls";
import type { Cell } from "./cell";
import { logProblems } from "./log-problems";
import type { Ready, Stage } from "./stage";

// More requests than a visit sends, so that trying again does not help.
const WHOLE_VISIT = 99;
// What a visit takes besides waiting for TikTok, on a busy machine.
const OVERHEAD_MS = 3_000;
const SHORT_SECONDS = 1;

/** Visitors for a call, one for each cell. Their sign-ins meet no fault. */
export async function prepare({ site, tiktok }: Stage, call: Call, count: number) {
  const isExpired = call.session === "expired";
  if (isExpired) {
    const merge = { expires_in: SHORT_SECONDS };
    await tiktok.fault({ endpoint: "token", merge, times: count });
  }
  const visitors: Ready[] = [];
  for (let index = 0; index < count; index++) {
    const visitor = new HttpVisitor(site.url);
    const callback = call.session === "none" ? await visitor.consent(tiktok) : "";
    if (call.session !== "none") {
      await visitor.signIn(tiktok);
      await visitor.forgetAnswers();
    }
    visitors.push({ visitor, callback });
  }
  if (isExpired) await sleep(SHORT_SECONDS * 1000 + 100);
  return visitors;
}

/**
 * Tries cells of one call at the same time.
 * @returns what did not hold, as sentences that begin with the cell's name
 */
export async function tryCells(stage: Stage, cells: Cell[], ready: Ready[]): Promise<string[]> {
  const { site, tiktok, elsewhere } = stage;
  site.clearLog();
  for (const { call, answer } of cells) {
    // Cells that run together share the endpoint, so no fault may outlast its own cell.
    const times = cells.length > 1 ? 1 : WHOLE_VISIT;
    if (answer.fault) await tiktok.fault({ endpoint: call.endpoint, times, ...answer.fault });
  }
  const visits = cells.map((cell, index) => visitProblems(stage, cell, ready[index] as Ready));
  const problems = (await Promise.all(visits)).flat();
  problems.push(...(await logProblems(stage, cells, ready)));
  const received = elsewhere.take();
  if (received.length > 0) {
    problems.push(`${cells[0]?.name}: the other server received ${received.join("; ")}`);
  }
  await tiktok.endFaults();
  return problems;
}

/** How a visit differs from what is expected. */
async function visitProblems(
  { timeouts }: Stage,
  { name, call, answer }: Cell,
  ready: Ready,
): Promise<string[]> {
  const { visitor, callback } = ready;
  const { failure } = answer;
  const expected = { ...call.expected(failure), session: call.sessionAfter(failure) };
  const [before, began] = [visitor.session, Date.now()];
  try {
    const shown = await call.use(visitor, callback);
    const seen: Record<string, unknown> = { ...shown, session: sessionSince(before, visitor) };
    const problems = Object.entries(expected)
      .filter(([key, value]) => !isDeepStrictEqual(seen[key], value))
      .map(([key, value]) => `${key} is ${print(seen[key])} instead of ${print(value)}`);
    const tookMs = Date.now() - began;
    const limitMs = timeouts[call.pageTimeout ?? call.timeout] + OVERHEAD_MS;
    if (tookMs > limitMs) problems.push(`it took ${tookMs} ms`);
    return problems.map((problem) => `${name}: ${problem}`);
  } catch (error) {
    return [`${name}: ${error}`];
  }
}

function sessionSince(before: string | undefined, { session }: HttpVisitor) {
  if (session === undefined) return "none";
  return session === before ? "kept" : "new";
}

function print(value: unknown): string {
  return JSON.stringify(value) ?? "absent";
}
