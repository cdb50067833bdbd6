import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { nowSeconds } from "tiktok-login";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dayAt } from "@/lib/day";
import { createTestDatabase } from "@/tests/support/database";
import { startRecordingProxy } from "@/tests/support/recording-proxy";
import {
  blankConfiguration,
  emulatorEnv,
  startTestEmulator,
  TEST_AUTH_SECRET,
} from "@/tests/support/servers";
import { controlOf } from "@/tests/support/tiktok";

const SLOW_MS = 2 * 60_000;
const PEOPLE = 500;
const NEARLY_A_THIRD = PEOPLE * 0.3;
const REVOKED = 10;
const IN_FLIGHT = 8;
// On a connection of its own: the emulator could close a kept one just when it is used again.
const ALONE = { connection: "close" };
// More than it takes, however slow the machine is, and less than the quarter of an hour for which those who failed are
// left alone.
const MINUTES = "10";
const AT_ONCE = 2;
const test = await createTestDatabase();
Object.assign(process.env, test.env, { AUTH_SECRET: TEST_AUTH_SECRET });

const { closeDatabase, query } = await import("@/tests/support/stored");
const { account, statsClaim, statsDay } = await import("@/lib/database/schema");

const { signInWith } = await import("@/tests/support/saved-person");

const emulator = await startTestEmulator();
const proxy = await startRecordingProxy(emulator.url);
const tiktok = controlOf(emulator);

interface SignedIn {
  openId: string;
  accessToken: string;
  refreshToken: string;
  scopes: string[];
}

let people: SignedIn[];
const started: ChildProcess[] = [];

/** Starts the job as its own process. */
function startJob() {
  const job = spawn(
    process.execPath,
    ["--import", "tsx", "scripts/daily.ts", "--minutes", MINUTES, "--per-minute", "100000"],
    {
      env: {
        ...blankConfiguration(),
        ...emulatorEnv({ ...emulator, url: proxy.url }),
        ...test.env,
        NODE_ENV: "production",
        PATH: process.env.PATH,
      },
    },
  );
  started.push(job);
  let output = "";
  for (const stream of [job.stdout, job.stderr]) stream.on("data", (data) => (output += data));
  const ended = new Promise<number | null>((done) => job.once("close", done));
  return { job, ended, output: () => output };
}

async function runJob(): Promise<string> {
  const { ended, output } = startJob();
  expect(await ended, output()).toBe(0);
  return output();
}

/** Lets every claim, lease and pause expire. */
async function letTimePass(): Promise<void> {
  await query((database) => database.update(statsClaim).set({ claimedUntil: null }));
  await query((database) => database.update(account).set({ leaseUntil: null, retryAt: null }));
}

async function savePeople(): Promise<void> {
  for (const [index, { openId, accessToken, refreshToken, scopes }] of people.entries()) {
    const tokens = {
      access_token: accessToken,
      // A third of the access tokens have expired, as most have at night.
      expires_in: index % 3 === 0 ? -1 : 7_200,
      refresh_token: refreshToken,
      refresh_expires_in: 15_552_000,
      scope: scopes.join(","),
    };
    await signInWith(tokens, { open_id: openId });
  }
}

/** Those whose access tokens have expired: their refresh is refused. */
async function revokeSome(): Promise<void> {
  for (let index = 0; index < REVOKED; index++) {
    const token = people[index * 3]?.accessToken ?? "";
    const { clientKey: client_key, clientSecret: client_secret } = emulator;
    const body = new URLSearchParams({ client_key, client_secret, token });
    const answer = await fetch(`${emulator.url}/v2/oauth/revoke/`, {
      method: "POST",
      headers: ALONE,
      body,
    });
    expect(answer.ok).toBe(true);
  }
}

async function addFaults(): Promise<void> {
  const usual = { endpoint: "user_info", status: 500 };
  await tiktok.fault({ ...usual, times: 6 });
  await tiktok.fault({ ...usual, status: 429, headers: { "retry-after": "1" }, times: 2 });
  await tiktok.fault({ endpoint: "user_info", reset: true, times: 2 });
  await tiktok.fault({ endpoint: "user_info", delayMs: 700, times: 10 });
  await tiktok.fault({ endpoint: "token", status: 500, times: 4 });
  await tiktok.fault({ endpoint: "video_list", status: 503, times: 3 });
  await tiktok.fault({ endpoint: "video_list", delayMs: 700, times: 10 });
}

beforeAll(async () => {
  await tiktok.configure({ rateLimitPerMinute: 100_000 });
  const answer = await fetch(`${emulator.url}/_emulator/people`, {
    method: "POST",
    headers: { "content-type": "application/json", ...ALONE },
    body: JSON.stringify({ count: PEOPLE }),
  });
  people = (await answer.json()).people;
  expect(people).toHaveLength(PEOPLE);
  await savePeople();
  await revokeSome();
}, SLOW_MS);

afterAll(async () => {
  for (const job of started) job.kill("SIGKILL");
  await closeDatabase();
  await proxy.close();
  await emulator.close();
  await test.drop();
});

it(
  `reads ${PEOPLE} people although TikTok fails and the job is killed; then two run at once`,
  async () => {
    await addFaults();
    const killed = startJob();
    await expect
      .poll(() => proxy.answers("/v2/user/info/").length, { timeout: SLOW_MS, interval: 20 })
      .toBeGreaterThan(NEARLY_A_THIRD);
    killed.job.kill("SIGKILL");
    expect(await killed.ended).toBeNull();
    await sleep(1_000);
    await letTimePass();

    await tiktok.fault({ endpoint: "user_info", status: 500, times: 5 });
    const outputs = await Promise.all(Array.from({ length: AT_ONCE }, runJob));
    // Those who failed were left alone. Later they are read.
    await letTimePass();
    outputs.push(await runJob());
    const lines = outputs.flatMap((output) => output.split("\n")).filter(isSummary);
    expect(lines).toHaveLength(AT_ONCE + 1);
    expect(lines.slice(0, AT_ONCE).join("\n")).toMatch(/ failed=[1-5] /);
    expect(lines.at(-1)).toMatch(/everyone has been read today read=5 failed=0 skipped=0 left=0$/);

    const grants = await query((database) => database.select().from(account));
    const live = grants.filter(({ endedBecause }) => endedBecause === null);
    // The refreshes that were under way when the job was killed may be lost.
    expect(live.length).toBeLessThanOrEqual(PEOPLE - REVOKED);
    expect(live.length).toBeGreaterThanOrEqual(PEOPLE - REVOKED - IN_FLIGHT);
    const days = await query((database) => database.select().from(statsDay));
    expect(new Set(days.map(({ day }) => day))).toEqual(new Set([dayAt(nowSeconds())]));
    const byPerson = new Map(days.map((row) => [row.userId, row]));
    expect(days).toHaveLength(byPerson.size);
    const claims = await query((database) => database.select().from(statsClaim));
    const readOn = new Map(claims.map(({ userId, statsOn }) => [userId, statsOn]));
    for (const { userId, providerAccountId } of live) {
      expect(readOn.get(userId)).toBe(dayAt(nowSeconds()));
      expect(byPerson.get(userId), providerAccountId).toEqual(
        expect.objectContaining({ followers: expect.any(Number), views: expect.any(Number) }),
      );
    }
    expect(byPerson.size).toBeLessThanOrEqual(PEOPLE - REVOKED);

    const reads = proxy.answers("/v2/user/info/").filter(({ status }) => status === 200);
    const times = new Map<string, number>();
    for (const { openId } of reads) times.set(openId, (times.get(openId) ?? 0) + 1);
    expect(Math.max(...times.values())).toBeLessThanOrEqual(2);
    // Again: those who were being read when the job was killed, and those whose videos failed.
    expect(reads.length).toBeLessThanOrEqual(PEOPLE - REVOKED + IN_FLIGHT + 3);

    const refreshes = proxy.answers("/v2/oauth/token/");
    const used = refreshes.filter(({ isAccepted }) => isAccepted).map(({ sent }) => sent);
    expect(used.length).toBeGreaterThan(NEARLY_A_THIRD);
    expect(new Set(used).size).toBe(used.length);
    const refused = refreshes.filter(({ error }) => error === "invalid_grant");
    expect(refused.length).toBeGreaterThanOrEqual(REVOKED);
    expect(refused.length).toBe(PEOPLE - live.length);
  },
  SLOW_MS,
);

const isSummary = (line: string) => / read=\d+ failed=\d+ skipped=\d+ left=\d+/.test(line);
