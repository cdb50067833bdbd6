import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createTestDatabase, hasPostgres } from "@/tests/support/database";
import { nowSeconds } from "../client/clock";
import type { Link } from "../next/link";

const SLOW_MS = 2 * 60_000;
const REPETITIONS = 40;

vi.mock("next/headers", () => ({ headers: async () => new Headers() }));
vi.mock("next/server", () => ({ after: vi.fn() }));
const test = await createTestDatabase();
Object.assign(process.env, test.env, { AUTH_SECRET: "0123456789abcdef0123456789abcdef" });

const { databaseAdapter } = await import("./adapter");
const { endGrant } = await import("./grants");
const { saveReading } = await import("./reading");
const { closeDatabase, db, query } = await import("@/tests/support/stored");
const { user } = await import("./tables");
const { saveSignIn } = await import("./sign-in");
const { sessions } = await import("@/lib/sessions");
// Auth.js's own: what it does once the callback `signIn` has admitted someone.
const handleLogin = "node_modules/@auth/core/lib/actions/callback/handle-login.js";
const { handleLoginOrRegister } = await import(pathToFileURL(handleLogin).href);
const { linkTo } = await import("../next/link");
const { askingSession, savePerson } = await import("@/tests/support/saved-person");

/** Saves a sign-in with TikTok of its own, or one that connects the account to a person. */
const signIn = async (openId: string, userId: string | null = null) =>
  saveSignIn(
    db,
    {
      access_token: `act.${openId}`,
      expires_in: 7_200,
      refresh_token: `rft.${openId}`,
      refresh_expires_in: 86_400,
      open_id: openId,
      scope: "user.info.basic,user.info.stats",
      token_type: "Bearer",
    },
    { open_id: openId, follower_count: 1 },
    userId === null ? null : await askingSession(userId),
    nowSeconds(),
  );

/** Connects an account at GitHub, as Auth.js does. @returns why it was not connected, if so */
async function connectGitHub(userId: string, providerAccountId: string) {
  const linking: Link = await askingSession(userId);
  const row = { userId, type: "oauth", provider: "github", providerAccountId } as const;
  await linkTo(linking, async () => databaseAdapter(db).linkAccount?.(row)).catch(() => {});
  return linking.refusal;
}

/** Signs in with GitHub, as Auth.js does. @returns the person's id, or the name of Auth.js's error */
async function signInWithGitHub(providerAccountId: string, email: string | null): Promise<string> {
  const account = { provider: "github", type: "oauth", providerAccountId } as const;
  const person = { id: crypto.randomUUID(), email };
  const { adapter, session, callbacks } = sessions.context.store.auth;
  const provider = { account: (tokens: object) => tokens };
  const options = { adapter, session, provider, events: {}, jwt: {} };
  await callbacks?.signIn?.({ user: person, account, profile: {} });
  return handleLoginOrRegister(undefined, person, account, options).then(
    ({ user: { id } }: { user: { id: string } }) => id,
    ({ type, message }: { type?: string; message: string }) => type ?? message,
  );
}

const accountsOf = (userId: string, provider: string) =>
  test.query<{ id: string }>(
    "select provider_account_id as id from account where user_id = $1 and provider = $2",
    [userId, provider],
  );

/** Begins them at once, give or take some milliseconds, so that each repetition meets in another place. */
const atOnce = <Result>(...starts: (() => Promise<Result>)[]) =>
  Promise.all(starts.map((start) => sleep(Math.random() * 4).then(start)));

const repeat = async (run: (n: number) => Promise<void>) => {
  for (let n = 0; n < REPETITIONS; n++) await run(n);
};

beforeAll(async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  await query((database) => database.select().from(user));
}, SLOW_MS);
afterAll(async () => {
  await closeDatabase();
  await test.drop();
});

// PGlite has one connection, which does one thing after the other.
describe.skipIf(!hasPostgres)("a person has one account of each provider", () => {
  it(
    "although TikTok is connected while another TikTok account of the person comes back",
    () =>
      repeat(async (n) => {
        const [old, other] = [`old-${n}`, `other-${n}`];
        const id = await savePerson(old);
        await endGrant(db, old, "disconnected", { sayWhy: false });
        const [back, connected] = await atOnce(
          () => signIn(old),
          () => signIn(other, id),
        );
        const [{ id: left }, ...others] = (await accountsOf(id, "tiktok")) as [{ id: string }];
        expect(others).toEqual([]);
        // Either the old one was back first, or it belongs to a new person now.
        if (left === old) expect(connected).toEqual({ code: "second_account", isInUse: false });
        else expect([left, connected, back === id]).toEqual([other, id, false]);
      }),
    SLOW_MS,
  );

  it(
    "although two are connected at once in two browsers",
    () =>
      repeat(async (n) => {
        const id = await savePerson(`two-${n}`);
        const refusals = await atOnce(
          () => connectGitHub(id, `${n}-1`),
          () => connectGitHub(id, `${n}-2`),
        );
        expect(await accountsOf(id, "github")).toHaveLength(1);
        expect(refusals.sort()).toEqual(["second_account", undefined]);
        await endGrant(db, `two-${n}`, "disconnected", { sayWhy: false });
        const tiktoks = await atOnce(
          () => signIn(`two-${n}-1`, id),
          () => signIn(`two-${n}-2`, id),
        );
        expect(await accountsOf(id, "tiktok")).toHaveLength(1);
        expect(tiktoks).toContainEqual({ code: "second_account", isInUse: false });
        expect(tiktoks).toContain(id);
      }),
    SLOW_MS,
  );

  it(
    "and one account has one person although two connect it at once",
    () =>
      repeat(async (n) => {
        const [one, two] = [await savePerson(`one-${n}`), await savePerson(`other-${n}-two`)];
        const refusals = await atOnce(
          () => connectGitHub(one, `shared-${n}`),
          () => connectGitHub(two, `shared-${n}`),
          () => connectGitHub(two, `shared-${n}`),
        );
        const owners = await test.query(
          "select user_id from account where provider_account_id = $1",
          [`shared-${n}`],
        );
        expect(owners).toHaveLength(1);
        const isFirst = owners[0]?.user_id === one;
        expect(refusals).toEqual(
          isFirst
            ? [undefined, "account_taken", "account_taken"]
            : ["account_taken", undefined, undefined],
        );
      }),
    SLOW_MS,
  );
});

describe.skipIf(!hasPostgres)("first sign-ins of one person at GitHub at once", () => {
  const starts = (ids: string[], email: string | null) =>
    ids.map((id) => () => signInWithGitHub(id, email));
  const owners = (ids: string[]) =>
    test.query<{ id: string }>(
      "select user_id as id from account where provider = 'github' and provider_account_id = any($1)",
      [ids],
    );

  it(
    "are all one person's, with an address and without",
    () =>
      repeat(async (n) => {
        for (const email of [`${n}@person.example`, null]) {
          const account = `first-${n}-${email}`;
          const people = await atOnce(...starts(Array(5).fill(account), email));
          const [owner] = await owners([account]);
          expect(new Set(people)).toEqual(new Set([owner?.id]));
        }
        const alone = `select id from "user" where id not in (select user_id from account)`;
        expect(await test.query(alone)).toEqual([]);
      }),
    SLOW_MS,
  );

  it(
    "are refused with an account that has the address of another",
    () =>
      repeat(async (n) => {
        const ids = [`a-${n}`, `b-${n}`, `a-${n}`, `b-${n}`];
        const answers = await atOnce(...starts(ids, `${n}@shared.example`));
        const [owner, ...others] = await owners(ids);
        expect(others).toEqual([]);
        expect(answers.toSorted()).toEqual(
          [owner?.id, owner?.id, "OAuthAccountNotLinked", "OAuthAccountNotLinked"].toSorted(),
        );
      }),
    SLOW_MS,
  );

  it(
    "meet someone who connects the account, and then it has one person",
    () =>
      repeat(async (n) => {
        const id = await savePerson(`meets-${n}`);
        const [refusal, person] = await atOnce<unknown>(
          () => connectGitHub(id, `meets-${n}`),
          () => signInWithGitHub(`meets-${n}`, null),
        );
        const [owner, ...others] = await owners([`meets-${n}`]);
        expect(others).toEqual([]);
        expect([person, refusal]).toEqual([
          owner?.id,
          owner?.id === id ? undefined : "account_taken",
        ]);
      }),
    SLOW_MS,
  );
});

it.skipIf(!hasPostgres)(
  "sign-ins and readings of one person never wait for each other in a circle",
  async () => {
    const id = await savePerson("reader");
    const profile = { open_id: "reader", follower_count: 2 };
    const read = () => saveReading(db, "reader", { profile, readAt: nowSeconds() });
    const deadlocks = "select deadlocks from pg_stat_database where datname = current_database()";
    const pace: number[] = [];
    await repeat(async () => {
      const begun = performance.now();
      await atOnce<unknown>(
        () => signIn("reader"),
        read,
        read,
        () => signIn("reader", id),
      );
      pace.push(performance.now() - begun);
    });
    // PostgreSQL ends a circle after a second.
    expect(Math.max(...pace), await test.query(deadlocks).then(JSON.stringify)).toBeLessThan(1_000);
  },
  SLOW_MS,
);
