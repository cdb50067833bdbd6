import { timeouts } from "@/lib/timeouts";
import { freePort } from "@/scripts/next-dev";
import { test as base, expect } from "@/tests/support/fixtures";
import { emulatorEnv, type Site, startSite } from "@/tests/support/servers";
import { UNLIMITED, withTimeouts } from "@/tests/support/timeouts";
import { measurePeakMemory } from "../support/peak-memory";
import { CALLS, FIRST_CALLS, SHORT } from "./calls";
import { cellsOf } from "./cell";
import { FAULTS, HUGE_ANSWERS, REFUSED_CONNECTION, WITHOUT_FAULT } from "./faults";
import { startRecordingServer } from "./recording-server";
import type { Stage } from "./stage";
import { prepare, tryCells } from "./try-cells";

/**
 * Every call of the app to TikTok × every fault, over plain HTTP. Whatever TikTok does, the visitor sees a page that
 * is true and keeps the session, and the log has one line for the failed call and no secret.
 */
const test = base.extend<Pick<Stage, "elsewhere">, { hastySite: Site }>({
  // Of its own, so that what is not slow has the time that it has in production.
  hastySite: [
    async ({ emulator }, use) => {
      const site = await startSite({
        ...emulatorEnv(emulator),
        ...withTimeouts({ ...SHORT, ...UNLIMITED }),
      });
      await use(site);
      await site.stop();
    },
    { scope: "worker" },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  elsewhere: async ({}, use) => {
    const server = await startRecordingServer();
    await use(server);
    server.close();
  },
});
test.setTimeout(4 * 60_000);

// A third of one huge answer.
const MAX_GROWTH_MB = 100;

/** Prints how many cells held, and fails unless all did. */
function report(name: string, tried: number, problems: string[]): void {
  const broken = new Set(problems.flatMap((problem) => problem.split(": ")[0]?.split(", ")));
  console.log(`${name}: ${tried} cells tried, ${tried - broken.size} held`);
  expect(tried).toBeGreaterThan(0);
  expect(problems).toEqual([]);
}

for (const call of CALLS) {
  test(`${call.name}: the app holds against every fault`, async ({
    tiktok,
    elsewhere,
    hastySite,
    launchSite,
  }) => {
    // Of its own, since a site limits its calls to TikTok in a minute.
    const site = await launchSite({ ...emulatorEnv(tiktok), ...withTimeouts(UNLIMITED) });
    const stage = { site, timeouts, tiktok, elsewhere };
    const cells = cellsOf(call, FAULTS, elsewhere.url);
    const slow = cells.filter((cell) => cell.isSlow);
    const fast = cells.filter((cell) => !cell.isSlow);
    const problems: string[] = [];
    // A revocation that succeeds ends the grant of every visitor, so they sign in one after the other.
    const batches = call.endpoint === "revoke" ? fast.map((cell) => [cell]) : [fast];
    for (const batch of batches) {
      const visitors = await prepare(stage, call, batch.length);
      for (const [index, cell] of batch.entries()) {
        problems.push(...(await tryCells(stage, [cell], visitors.slice(index, index + 1))));
      }
    }
    const hasty = { ...stage, site: hastySite, timeouts: SHORT };
    // The first visit loads code, which takes time as well.
    const first = cellsOf(call, [WITHOUT_FAULT], elsewhere.url);
    await tryCells(hasty, first, await prepare(hasty, call, 1));
    problems.push(...(await tryCells(hasty, slow, await prepare(hasty, call, slow.length))));
    report(call.name, cells.length, problems);
  });
}

test("connection refused: the app holds at the first call of every visit", async ({
  site,
  tiktok,
  elsewhere,
  launchSite,
}) => {
  const url = `http://localhost:${await freePort()}`;
  const cutOff = await launchSite({ ...emulatorEnv(tiktok), TIKTOK_EMULATOR_URL: url });
  const stage = { site: cutOff, timeouts, tiktok, elsewhere };
  const problems: string[] = [];
  for (const call of FIRST_CALLS) {
    const visitors = await prepare({ ...stage, site }, call, 1);
    // Both sites have the same secret, so the second one accepts the cookies of the first.
    for (const { visitor } of visitors) visitor.moveTo(cutOff.url);
    problems.push(
      ...(await tryCells(stage, cellsOf(call, [REFUSED_CONNECTION], elsewhere.url), visitors)),
    );
  }
  report("connection refused", FIRST_CALLS.length, problems);
});

test("huge answers: the app holds, and its memory does not grow", async ({
  tiktok,
  elsewhere,
  launchSite,
}) => {
  const { env, peak } = await measurePeakMemory();
  const options = [env.NODE_OPTIONS, withTimeouts(UNLIMITED).NODE_OPTIONS].join(" ");
  const site = await launchSite({ ...emulatorEnv(tiktok), ...env, NODE_OPTIONS: options });
  const stage = { site, timeouts, tiktok, elsewhere };
  // The first visit of each kind loads code, which takes memory as well.
  for (const call of CALLS) {
    const cells = cellsOf(call, [WITHOUT_FAULT], elsewhere.url);
    expect(await tryCells(stage, cells, await prepare(stage, call, 1))).toEqual([]);
  }
  const before = await peak();
  const cells = CALLS.flatMap((call) => cellsOf(call, HUGE_ANSWERS, elsewhere.url));
  const problems: string[] = [];
  for (const cell of cells) {
    problems.push(...(await tryCells(stage, [cell], await prepare(stage, cell.call, 1))));
  }
  const grownMb = Math.round(((await peak()) - before) / 1_000_000);
  console.log(`huge answers: the server's memory grew by ${grownMb} MB`);
  report("huge answers", cells.length, problems);
  expect(grownMb).toBeLessThan(MAX_GROWTH_MB);
});
