import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { dayAt } from "@/lib/day";
import { createTestDatabase } from "@/tests/support/database";
import { nowSeconds } from "../client/clock";
import { outageOf } from "../testing/outage";
import type { Connection } from "./connection";
import type { Db, Hooks } from "./db";

const SLOW_MS = 2 * 60_000;
const OPEN_ID = "_000sampleOpenId";
const DAY = 24 * 60 * 60;
const TOKEN = "t".repeat(43);

vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "user-agent": "A browser" }),
}));
vi.mock("next/server", () => ({ after: vi.fn() }));
const test = await createTestDatabase();
Object.assign(process.env, test.env, { AUTH_SECRET: "0123456789abcdef0123456789abcdef" });

const accounts = await import("./accounts");
const { databaseAdapter, saveFirstSignInWith } = await import("./adapter");
const grants = await import("./grants");
const { connectAccount, saveSignIn } = await import("./sign-in");
const { closeDatabase, db: known, query, secondsOfOutage } = await import("@/tests/support/stored");
const { saveReading } = await import("./reading");
const { account, session, user } = await import("./tables");
const store = await import("./session-store");
const sessions = await import("./sessions");
const { askingSession } = await import("@/tests/support/saved-person");

const db: Db = { ...known, hooks: {} };
/** What this site does from now on. */
const setHooks = (hooks: Hooks) => {
  db.hooks = hooks;
};

const all = {
  users: () => query((database) => database.select().from(user)),
  accounts: () => query((database) => database.select().from(account)),
  sessions: () => query((database) => database.select().from(session)),
};
const tokens = (name = "1", changes = {}) => ({
  access_token: `act.${name}`,
  expires_in: 7_200,
  refresh_token: `rft.${name}`,
  refresh_expires_in: 180 * DAY,
  open_id: OPEN_ID,
  scope: "user.info.basic,user.info.stats",
  token_type: "Bearer" as const,
  ...changes,
});
const profile = (changes = {}) => ({
  open_id: OPEN_ID,
  display_name: "Paper Boats",
  avatar_url: "https://p16.tiktokcdn.com/a.webp",
  follower_count: 81_234_567_890,
  ...changes,
});
const save = async (name = "1", changes = {}, userId: string | null = null) => {
  const link = userId === null ? null : await askingSession(userId);
  return saveSignIn(db, tokens(name), profile(changes), link, nowSeconds());
};
const signIn = async (...parameters: Parameters<typeof save>) => String(await save(...parameters));
const inDays = (days: number) => new Date((nowSeconds() + days * DAY) * 1000);
const openSession = (userId: string, token = TOKEN, expires = inDays(30)) =>
  sessions.createSession(db, { token, userId, expires, userAgent: "A browser" });

beforeAll(async () => {
  await all.users();
}, SLOW_MS);
afterAll(async () => {
  await closeDatabase();
  await test.drop();
});
beforeEach(async () => {
  await query((database) => database.delete(user));
});

describe("a sign-in", () => {
  it("saves the person, the grant and the counts", async () => {
    const id = await signIn();
    expect(await all.users()).toMatchObject([{ id, name: "Paper Boats", email: null }]);
    const [grant] = await all.accounts();
    expect(grant).toMatchObject({
      userId: id,
      providerAccountId: OPEN_ID,
      scope: "user.info.basic,user.info.stats",
      followers: 81_234_567_890,
      likes: null,
    });
    const days = ((grant?.refreshExpiresAt?.getTime() ?? 0) / 1000 - nowSeconds()) / DAY;
    expect(Math.round(days)).toBe(180);
  });

  it("again replaces tokens, name and picture, and revives a grant that had ended", async () => {
    const id = await signIn();
    const [before] = await all.accounts();
    await query((database) =>
      database.update(account).set({ endedBecause: "grant_invalid", failures: 3 }),
    );
    expect(await signIn("2", { display_name: "Renamed", avatar_url: undefined })).toBe(id);
    expect(await all.users()).toMatchObject([{ id, name: "Renamed", image: null }]);
    const [after, ...others] = await all.accounts();
    expect(others).toEqual([]);
    expect(after).toMatchObject({ endedBecause: null, failures: 0 });
    expect(after?.access_token).not.toBe(before?.access_token);
    expect(after?.refresh_token).not.toBe(before?.refresh_token);
  });

  it("of the same person in two browsers at once creates one person", async () => {
    const ids = await Promise.all([signIn("1"), signIn("2"), signIn("3")]);
    expect(new Set(ids).size).toBe(1);
    expect(await all.users()).toHaveLength(1);
  });

  it("of someone who is signed in connects TikTok to that person, whose name stays", async () => {
    const [person] = await query((database) =>
      database.insert(user).values({ name: "From GitHub" }).returning(),
    );
    expect(await signIn("1", {}, person?.id)).toBe(person?.id);
    expect(await all.users()).toMatchObject([{ id: person?.id, name: "From GitHub" }]);
  });

  it("changes nothing if the TikTok account belongs to another person", async () => {
    await signIn();
    const [before] = await all.accounts();
    const [other] = await query((database) =>
      database.insert(user).values({ name: "Other" }).returning(),
    );
    const taken = { code: "account_taken", isInUse: true };
    expect(await save("2", { display_name: "Renamed" }, other?.id)).toEqual(taken);
    expect(await all.accounts()).toEqual([before]);
    // Then the new tokens can be revoked, which would end a connection that is in use.
    for (const end of [{ endedBecause: "grant_invalid" }, { refresh_token: null }]) {
      await query((database) => database.update(account).set({ endedBecause: null, ...end }));
      expect(await save("2", {}, other?.id)).toEqual({ ...taken, isInUse: false });
    }
    expect((await all.users()).map(({ name }) => name).sort()).toEqual(["Other", "Paper Boats"]);
  });
});

describe("a person with several accounts", () => {
  const linkGitHub = (userId: string) =>
    query((database) =>
      database
        .insert(account)
        .values({ userId, type: "oauth", provider: "github", providerAccountId: "7" }),
    );
  const connected = async (userId: string) =>
    (await accounts.listAccounts(db, userId)).map(({ provider }) => provider);
  const WAYS = ["tiktok", "github"];

  it("keeps the last one that is connected, which a disconnected TikTok is not", async () => {
    const id = await signIn();
    await linkGitHub(id);
    expect(await connected(id)).toEqual(["tiktok", "github"]);
    await grants.endGrant(db, OPEN_ID, "disconnected", { sayWhy: false });
    expect(await connected(id)).toEqual(["github"]);
    await accounts.deleteAccount(db, id, "github", WAYS);
    expect(await connected(id)).toEqual(["github"]);
    await signIn("2", {}, id);
    await accounts.deleteAccount(db, id, "github", WAYS);
    expect(await connected(id)).toEqual(["tiktok"]);
  });

  it("keeps one that is the last with which this site lets people sign in", async () => {
    const id = await signIn();
    await linkGitHub(id);
    await accounts.deleteAccount(db, id, "github", ["github"]);
    expect(await connected(id)).toContain("github");
  });

  it("loses no account of somebody else", async () => {
    const id = await signIn();
    await linkGitHub(await signIn("2", { open_id: "another" }));
    await accounts.deleteAccount(db, id, "github", WAYS);
    expect(await all.accounts()).toHaveLength(3);
  });

  it("keeps one of two when both are disconnected at once", async () => {
    const [person] = await query((database) => database.insert(user).values({}).returning());
    const id = person?.id ?? "";
    await linkGitHub(id);
    await query((database) =>
      database
        .insert(account)
        .values({ userId: id, type: "oidc", provider: "google", providerAccountId: "8" }),
    );
    const ways = ["github", "google"];
    await Promise.all(ways.map((provider) => accounts.deleteAccount(db, id, provider, ways)));
    expect(await connected(id)).toHaveLength(1);
  });

  it("gets no account if the session that asked for it has ended, or the person is gone", async () => {
    const id = await signIn("1", { open_id: "own" });
    const now = nowSeconds();
    const github = {
      userId: id,
      type: "oauth",
      provider: "github",
      providerAccountId: "1",
    } as const;
    const end = [
      (sessionId: string) => sessions.deleteOneSession(db, id, sessionId),
      (sessionId: string) =>
        query((database) =>
          database
            .update(session)
            .set({ expires: inDays(-1) })
            .where(eq(session.id, sessionId)),
        ),
      () => query((database) => database.delete(user).where(eq(user.id, id))),
    ];
    for (const one of end) {
      const link = await askingSession(id);
      await one(link.sessionId);
      expect(await connectAccount(db, github, link)).toBe("sign_in_lost");
      expect(await saveSignIn(db, tokens(), profile(), link, now)).toEqual({
        code: "sign_in_lost",
        isInUse: false,
      });
    }
    expect(await all.accounts()).toEqual([]);
  });

  it("has one TikTok account, in whose place another can come when it is disconnected", async () => {
    const id = await signIn();
    const refused = { code: "second_account", isInUse: false };
    expect(await save("2", { open_id: "another" }, id)).toEqual(refused);
    expect(await all.accounts()).toHaveLength(1);
    await grants.endGrant(db, OPEN_ID, "disconnected", { sayWhy: false });
    expect(await signIn("2", { open_id: "another" }, id)).toBe(id);
    expect(await all.accounts()).toMatchObject([{ userId: id, providerAccountId: "another" }]);
  });
});

describe("a session", () => {
  it("is found by its token, of which only a hash is kept", async () => {
    const id = await signIn();
    await openSession(id);
    expect(await store.sessionOf(db, TOKEN)).toMatchObject({
      user: { id, openId: OPEN_ID, name: "Paper Boats", email: null },
      grant: { openId: OPEN_ID, accessToken: "act.1", stats: { followers: 81_234_567_890 } },
    });
    expect(JSON.stringify(await all.sessions())).not.toContain(TOKEN);
    expect(await store.sessionOf(db, "u".repeat(43))).toBeNull();
  });

  it("has no grant if the person has no TikTok account", async () => {
    const [person] = await query((database) => database.insert(user).values({}).returning());
    await openSession(person?.id ?? "");
    expect(await store.sessionOf(db, TOKEN)).toMatchObject({ grant: null, user: { openId: null } });
  });

  it("that has expired is not found, and does not keep anyone from signing in", async () => {
    await openSession(await signIn(), TOKEN, new Date(Date.now() - 1_000));
    expect(await store.sessionOf(db, TOKEN)).toBeNull();
    expect(await databaseAdapter(db).getSessionAndUser?.(TOKEN)).toBeNull();
  });

  it("lasts thirty days from the first visit of each day", async () => {
    await openSession(await signIn(), TOKEN, inDays(3));
    const expiresIn = async () =>
      Math.round((((await store.sessionOf(db, TOKEN))?.expiresAt ?? 0) - nowSeconds()) / DAY);
    expect(await expiresIn()).toBe(3);
    await query((database) => database.update(session).set({ seenOn: "2026-01-01" }));
    expect(await expiresIn()).toBe(30);
    const [row] = await all.sessions();
    expect(row?.seenOn).toBe(dayAt(nowSeconds()));
    expect(Math.round(((row?.expires.getTime() ?? 0) / 1000 - nowSeconds()) / DAY)).toBe(30);
  });

  it("is listed with the person's others, and ended alone or with them", async () => {
    const id = await signIn();
    for (const letter of ["a", "b", "c"]) await openSession(id, letter.repeat(43));
    const [other] = await query((database) => database.insert(user).values({}).returning());
    await openSession(other?.id ?? "", TOKEN);
    const listed = await sessions.listSessions(db, id, new Date());
    expect(listed).toHaveLength(3);
    expect(JSON.stringify(listed)).not.toMatch(/sessionToken/);
    const theirs = await store.sessionOf(db, TOKEN);
    await sessions.deleteOneSession(db, id, theirs?.id ?? "");
    expect(await store.sessionOf(db, TOKEN)).not.toBeNull();
    await sessions.deleteOneSession(db, id, listed[0]?.id ?? "");
    await sessions.deleteOtherSessions(db, id, listed[1]?.id ?? "");
    expect((await sessions.listSessions(db, id, new Date())).map((one) => one.id)).toEqual([
      listed[1]?.id,
    ]);
    expect(await all.sessions()).toHaveLength(2);
  });
});

describe("many sessions of one person", () => {
  const tokenOf = (n: number) => String(n).padStart(43, "s");
  const stay = async (numbers: number[]) =>
    (await Promise.all(numbers.map((n) => store.sessionOf(db, tokenOf(n))))).map(Boolean);

  it("are fifty at most: a sign-in ends the one that was used longest ago", async () => {
    const id = await signIn();
    for (let n = 0; n < 50; n++) await openSession(id, tokenOf(n));
    const other = await signIn("2", { open_id: "another" });
    await openSession(other, TOKEN);
    expect(await stay([0, 1, 49])).toEqual([true, true, true]);
    await openSession(id, tokenOf(50));
    expect(await stay([0, 1, 49, 50])).toEqual([false, true, true, true]);
    await query((database) =>
      database.update(session).set({ seenOn: "2026-01-01" }).where(eq(session.userId, id)),
    );
    await store.sessionOf(db, tokenOf(1));
    await openSession(id, tokenOf(51));
    expect(await stay([1, 2, 3, 51])).toEqual([true, false, true, true]);
    expect(await sessions.listSessions(db, id, new Date())).toHaveLength(50);
    expect(await store.sessionOf(db, TOKEN)).not.toBeNull();
  });

  it("are fifty at most although many begin at once, or there were more before", async () => {
    const id = await signIn();
    const rows = Array.from({ length: 150 }, (_, n) => ({
      ...{ userId: id, expires: inDays(30) },
      sessionToken: `${n}`,
    }));
    await query((database) => database.insert(session).values(rows));
    expect(await sessions.listSessions(db, id, new Date())).toHaveLength(50);
    const many = Array.from({ length: 20 }, (_, n) => openSession(id, tokenOf(n)));
    await Promise.all(many);
    expect(await all.sessions()).toHaveLength(50);
    expect((await stay([...many.keys()])).every(Boolean)).toBe(true);
  });
});

describe("the end of a grant", () => {
  it("deletes tokens and sessions, and leads back to the same person", async () => {
    const id = await signIn();
    await openSession(id);
    await grants.endGrant(db, OPEN_ID, "disconnected", { sayWhy: false });
    expect(await all.accounts()).toMatchObject([
      { access_token: null, refresh_token: null, followers: null, endedBecause: "disconnected" },
    ]);
    expect(await all.sessions()).toEqual([]);
    expect(await sessions.whyEnded(db, TOKEN)).toBeNull();
    expect(await signIn()).toBe(id);
  });

  it("tells every session of the person why, if the person should know", async () => {
    await openSession(await signIn());
    await grants.endGrant(db, OPEN_ID, "authorization_removed", { sayWhy: true });
    expect(await store.sessionOf(db, TOKEN)).toBeNull();
    expect(await sessions.whyEnded(db, TOKEN)).toBe("authorization_removed");
  });

  it("that TikTok reports late does not end a grant that was given since", async () => {
    await openSession(await signIn());
    const removed = { sayWhy: true, removedAt: nowSeconds() - 60 };
    await grants.endGrant(db, OPEN_ID, "authorization_removed", removed);
    expect(await store.sessionOf(db, TOKEN)).toMatchObject({ grant: { accessToken: "act.1" } });
    const now = { sayWhy: true, removedAt: nowSeconds() };
    await grants.endGrant(db, OPEN_ID, "authorization_removed", now);
    expect(await sessions.whyEnded(db, TOKEN)).toBe("authorization_removed");
  });

  it("for which TikTok's webhook names no time, or an earlier one, ends no session", async () => {
    vi.spyOn(console, "log").mockImplementation(() => {});
    const { handleEvent } = await import("@/lib/account/events");
    await openSession(await signIn());
    const removed = { event: "authorization.removed", user_openid: OPEN_ID };
    for (const when of [{}, { create_time: undefined }, { create_time: nowSeconds() - 60 }]) {
      await handleEvent({ ...removed, ...when });
      expect(await store.sessionOf(db, TOKEN)).toMatchObject({ grant: { accessToken: "act.1" } });
    }
    await handleEvent({ ...removed, create_time: nowSeconds() });
    expect(await store.sessionOf(db, TOKEN)).toBeNull();
  });

  it("of someone unknown changes nothing", async () => {
    await openSession(await signIn());
    await grants.endGrant(db, "another", "disconnected", { sayWhy: false });
    expect(await store.sessionOf(db, TOKEN)).not.toBeNull();
  });
});

it("deletes everything with the person", async () => {
  const id = await signIn();
  await openSession(id);
  await grants.deletePerson(db, id);
  for (const read of Object.values(all)) expect(await read()).toEqual([]);
});

describe("a reading", () => {
  it("replaces what is remembered", async () => {
    await signIn();
    const renamed = profile({ display_name: "Renamed", follower_count: 6 });
    await saveReading(db, OPEN_ID, { profile: renamed, readAt: nowSeconds() });
    expect(await all.users()).toMatchObject([{ name: "Renamed" }]);
    expect(await all.accounts()).toMatchObject([{ followers: 6, likes: null }]);
  });

  it("leaves the name of a person who came with another provider", async () => {
    const userId = await signIn();
    const other = { userId, provider: "github", providerAccountId: "7", type: "oauth" } as const;
    await query((database) => database.insert(account).values(other));
    await saveReading(db, OPEN_ID, {
      profile: profile({ display_name: "Renamed", follower_count: 7 }),
      readAt: nowSeconds(),
    });
    expect(await all.users()).toMatchObject([{ name: "Paper Boats" }]);
    const accounts = await all.accounts();
    expect(accounts.find(({ provider }) => provider === "tiktok")).toMatchObject({ followers: 7 });
  });

  it("without counts removes them, and one of a grant that has ended is not saved", async () => {
    await signIn();
    const nothing = { open_id: OPEN_ID, display_name: "Nameless" };
    await saveReading(db, OPEN_ID, { profile: nothing, readAt: nowSeconds() });
    expect(await all.users()).toMatchObject([{ name: "Nameless" }]);
    await grants.endGrant(db, OPEN_ID, "disconnected", { sayWhy: false });
    await saveReading(db, OPEN_ID, { profile: profile(), readAt: nowSeconds() });
    expect((await all.accounts())[0]?.followers).toBeNull();
  });
});

describe("this site", () => {
  const at = nowSeconds();
  const events = {
    onSignIn: () => save(),
    onRead: () => saveReading(db, OPEN_ID, { profile: profile({ follower_count: 2 }), readAt: at }),
    onEnd: () => grants.endGrant(db, OPEN_ID, "disconnected", { sayWhy: false }),
  };
  const snapshot = async () => [await all.users(), await all.accounts(), await all.sessions()];
  afterEach(() => setHooks({}));

  it("is told what happens", async () => {
    const [onSignIn, onRead, onEnd] = [vi.fn(), vi.fn(), vi.fn()];
    setHooks({ onSignIn, onRead, onEnd });
    const userId = await signIn();
    const known = { userId, openId: OPEN_ID, profile: profile(), database: expect.anything() };
    expect(onSignIn.mock.calls).toEqual([[{ ...known, at: expect.any(Number) }]]);
    const alsoSave = vi.fn();
    await saveReading(db, OPEN_ID, { profile: profile(), readAt: at }, alsoSave);
    expect(onRead.mock.calls).toEqual([[{ ...known, readAt: at }]]);
    expect(alsoSave.mock.calls).toEqual([[{ userId, database: expect.anything() }]]);
    await events.onEnd();
    expect(onEnd.mock.calls).toEqual([[{ userIds: [userId], database: expect.anything() }]]);
  });

  it("is not told of a reading that is not saved, or of the end of an unknown grant", async () => {
    const [onRead, onEnd, alsoSave] = [vi.fn(), vi.fn(), vi.fn()];
    setHooks({ onRead, onEnd });
    await saveReading(db, "another", { profile: profile(), readAt: at }, alsoSave);
    await grants.endGrant(db, "another", "disconnected", { sayWhy: false });
    for (const hook of [onRead, onEnd, alsoSave]) expect(hook).not.toHaveBeenCalled();
  });

  it.each(["onSignIn", "onRead", "onEnd"] as const)(
    "undoes everything when %s fails, in one transaction",
    async (name) => {
      vi.spyOn(console, "warn").mockImplementation(() => {});
      await openSession(await signIn());
      const before = await snapshot();
      setHooks({
        [name]: async ({ database }: { database: Connection }) => {
          await database.insert(user).values({ name: "from the hook" });
          throw new Error("the hook failed");
        },
      });
      await expect(events[name]()).rejects.toThrow("the hook failed");
      expect(await snapshot()).toEqual(before);
    },
  );
});

describe("the adapter", () => {
  it("keeps a hash of the token, and the browser", async () => {
    const userId = await signIn();
    await databaseAdapter(db).createSession?.({
      sessionToken: TOKEN,
      userId,
      expires: inDays(400),
    });
    const rows = await all.sessions();
    expect(rows).toMatchObject([{ userId, userAgent: "A browser" }]);
    expect(JSON.stringify(rows)).not.toContain(TOKEN);
    // The session ends long before the cookie.
    expect(Number(rows[0]?.expires)).toBeLessThanOrEqual(Number(inDays(30)));
    const found = await databaseAdapter(db).getSessionAndUser?.(TOKEN);
    expect(found).toMatchObject({ session: { userId, sessionToken: TOKEN }, user: { id: userId } });
    await databaseAdapter(db).deleteSession?.(TOKEN);
    expect(await all.sessions()).toEqual([]);
  });

  it("encrypts the tokens of other providers", async () => {
    const adapter = databaseAdapter(db);
    const created = await adapter.createUser?.({
      id: "ignored",
      email: "person@example.com",
      emailVerified: null,
    });
    const linked = { provider: "github", providerAccountId: "7", type: "oauth" } as const;
    const secret = { access_token: "gho_1", refresh_token: "ghr_1", id_token: "id_1" };
    await adapter.linkAccount?.({ ...linked, ...secret, userId: created?.id ?? "" });
    expect(JSON.stringify(await all.accounts())).not.toMatch(/gho_1|ghr_1|id_1/);
    expect(await adapter.getUserByAccount?.(linked)).toMatchObject({ id: created?.id });
    const first = { ...linked, ...secret, providerAccountId: "8", scope: "read:user" };
    await saveFirstSignInWith(
      db,
      { id: "ignored", name: "n".repeat(999), email: "other@example.com" },
      {
        ...first,
        ...{ username: "what the answer says", failures: 9 },
      } as never,
    );
    expect(JSON.stringify(await all.accounts())).not.toMatch(/gho_1|ghr_1|id_1|what the answer/);
    const person = { name: "n".repeat(200), email: "other@example.com" };
    expect(await adapter.getUserByAccount?.(first)).toMatchObject(person);
  });
});

describe("what another provider says of a person", () => {
  const create = (said: object) =>
    databaseAdapter(db).createUser?.({ id: "ignored", emailVerified: null, ...said } as never);

  it.each([
    ["a name with NUL", { name: "a\0b" }, { name: "ab" }],
    ["a name with half a character", { name: "a\ud83d" }, { name: "a\ufffd" }],
    ["a name of 10 MB", { name: "n".repeat(10_000_000) }, { name: "n".repeat(200) }],
    ["a name that is a number", { name: 5 }, { name: null }],
    ["a picture with NUL", { image: "https://x.example/\0" }, { image: null }],
    ["a picture of 10 MB", { image: `data:${"i".repeat(10_000_000)}` }, { image: null }],
    ["an address with NUL", { email: "a\0@x.example" }, { email: null }],
    ["an address with half a character", { email: "\udc00@x.example" }, { email: null }],
    ["an address of 9 kB", { email: `${"e".repeat(9_000)}@x.example` }, { email: null }],
    ["a value that is not an address", { email: ["a@x.example"] }, { email: null }],
    ["an address", { email: "a@x.example" }, { email: "a@x.example" }],
  ])("is bounded before it is stored: %s", async (_, said, kept) => {
    await create({ name: null, image: null, email: null, ...said });
    expect(await all.users()).toMatchObject([kept]);
    const [person] = await all.users();
    await databaseAdapter(db).updateUser?.({ id: person?.id ?? "", ...said } as never);
    expect(await all.users()).toMatchObject([kept]);
  });

  it("finds no one by an address that is not kept", async () => {
    await create({ email: null });
    for (const email of [`${"e".repeat(9_000)}@x.example`, "a\0@x.example"])
      expect(await databaseAdapter(db).getUserByEmail?.(email)).toBeNull();
  });
});

it("takes no value for an outage that an index cannot hold", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const { randomBytes } = await import("node:crypto");
  const email = randomBytes(9_000).toString("hex");
  const insert = query((database) => database.insert(user).values({ email }));
  await expect(insert).rejects.toMatchObject({ code: "54000" });
  expect(secondsOfOutage()).toBeNull();
});

it("logs and throws no parameter of a query that fails", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const broken = openSession("not a uuid", "secret".repeat(8));
  const error = await broken.catch((thrown: Error) => thrown);
  const text = JSON.stringify([error, (error as Error).message, warn.mock.calls]);
  expect(text).not.toMatch(/secret|not a uuid|insert into/);
  expect(text).toContain("22P02");
  expect((error as Error).cause).toBeUndefined();
  // A value that PostgreSQL refuses is no outage.
  expect(secondsOfOutage()).toBeNull();
});

it("ends an outage with the first query that succeeds", async () => {
  outageOf(test.url).note();
  expect(secondsOfOutage()).not.toBeNull();
  await all.users();
  expect(secondsOfOutage()).toBeNull();
});
