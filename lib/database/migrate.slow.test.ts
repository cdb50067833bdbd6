import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { type Connection, openDatabase, schemaState } from "tiktok-login/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import journal from "@/drizzle/meta/_journal.json";
import { account, session, statsClaim, statsDay, user } from "@/lib/database/schema";
import { databases } from "@/tests/support/database";
import type { CreateTestDatabase, TestDatabase } from "@/tests/support/test-database";
import { migrateDatabase } from "./migrate";

const SLOW_MS = 2 * 60_000;

const stateOf = (connection: Connection) => schemaState(connection, journal);

async function withDatabase<T>(
  url: string,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const { connection, close } = await openDatabase(url);
  try {
    return await use(connection);
  } finally {
    await close();
  }
}

/** A database as a version with the first migrations left it. */
async function createdBy(migrations: number, create: CreateTestDatabase): Promise<TestDatabase> {
  const made = await create({ isEmpty: true });
  const migrationsFolder = await mkdtemp(join(tmpdir(), "migrations-"));
  await cp("drizzle", migrationsFolder, { recursive: true });
  const entries = journal.entries.slice(0, migrations);
  await writeFile(
    join(migrationsFolder, "meta/_journal.json"),
    JSON.stringify({ ...journal, entries }),
  );
  await withDatabase(made.url, (database) => migrate(database, { migrationsFolder }));
  await rm(migrationsFolder, { recursive: true });
  return made;
}

describe.each(databases)("%s", (_, create) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await create({ isEmpty: true });
  }, SLOW_MS);
  afterAll(() => test.drop());

  it(
    "is brought up to date",
    async () => {
      expect(await withDatabase(test.url, stateOf)).toBe("missing");
      expect(await migrateDatabase(test.url)).toBe(journal.entries.length);
      expect(await migrateDatabase(test.url)).toBe(0);
      expect(await withDatabase(test.url, stateOf)).toBe("current");
    },
    SLOW_MS,
  );

  it(
    "has counts beyond 32 bits and times in UTC, and deletes everything with a person",
    async () => {
      await withDatabase(test.url, async (database) => {
        const [person] = await database.insert(user).values({ name: "Paper Boats" }).returning();
        const userId = person?.id ?? "";
        const expires = new Date("2026-12-25T10:00:00Z");
        const grant = {
          userId,
          type: "oauth",
          provider: "tiktok",
          providerAccountId: "id",
        } as const;
        await database.insert(account).values({ ...grant, likes: 81_234_567_890 });
        await database.insert(session).values({ sessionToken: "hash", userId, expires });
        await database.insert(statsDay).values({ userId, day: "2026-11-25", followers: 1 });
        await database.insert(statsClaim).values({ userId });
        expect((await database.select().from(account))[0]).toMatchObject({ likes: 81_234_567_890 });
        expect((await database.select().from(session))[0]?.expires).toEqual(expires);
        await expect(database.insert(account).values(grant)).rejects.toThrow();
        await database.delete(user).where(eq(user.id, userId));
        for (const table of [account, session, statsClaim, statsDay])
          expect(await database.select().from(table)).toEqual([]);
      });
    },
    SLOW_MS,
  );

  it(
    "keeps the newest connected account of each provider where people have several",
    async () => {
      const older = await createdBy(2, create);
      const [one, two] = (await older.query<{ id: string }>(
        `insert into "user" (name) values ('One'), ('Two') returning id`,
      )) as [{ id: string }, { id: string }];
      for (const [userId, provider, id, token, day, ended] of [
        [one.id, "tiktok", "connected before", "t", 1, null],
        [one.id, "tiktok", "connected", "t", 2, null],
        [one.id, "tiktok", "disconnected since", null, 4, "disconnected"],
        [one.id, "tiktok", "ended since", "t", 3, "grant_invalid"],
        [one.id, "github", "first", null, 1, null],
        [one.id, "github", "second", null, 2, null],
        [two.id, "tiktok", "only", null, 1, "disconnected"],
      ])
        await older.query(
          `insert into account (user_id, type, provider, provider_account_id, refresh_token, granted_at, ended_because)
            values ($1, 'oauth', $2, $3, $4, make_timestamptz(2026, 11, $5, 0, 0, 0), $6)`,
          [userId, provider, id, token, day, ended],
        );
      expect(await migrateDatabase(older.url)).toBe(journal.entries.length - 2);
      const left = await older.query<{ id: string }>(
        "select provider_account_id as id from account order by 1",
      );
      expect(left.map(({ id }) => id)).toEqual(["connected", "only", "second"]);
      await older.drop();
    },
    SLOW_MS,
  );

  it(
    "keeps what the daily job knew of each user whom it can still read",
    async () => {
      const older = await createdBy(4, create);
      const names = ["read", "claimed", "new", "ended", "other provider", "without account"];
      const ids = new Map<string, string>();
      for (const name of names) {
        const [row] = await older.query<{ id: string }>(
          'insert into "user" (name) values ($1) returning id',
          [name],
        );
        ids.set(name, row?.id ?? "");
      }
      for (const [name, provider, statsOn, claimedUntil, ended] of [
        ["read", "tiktok", "2026-11-24", null, null],
        ["claimed", "tiktok", "2026-11-23", "2026-11-25T03:00:00Z", null],
        ["new", "tiktok", null, null, null],
        ["ended", "tiktok", "2026-11-01", "2026-11-02T00:00:00Z", "grant_invalid"],
        ["other provider", "github", null, null, null],
        ["read", "github", null, null, null],
      ] as const)
        await older.query(
          `insert into account (user_id, type, provider, provider_account_id, refresh_token, likes,
              stats_on, claimed_until, ended_because)
            values ($1, 'oauth', $2, $3, 'sealed', 81234567890, $4, $5, $6)`,
          [ids.get(name), provider, `${provider} ${name}`, statsOn, claimedUntil, ended],
        );
      const accounts = () =>
        older.query(`select (to_jsonb(account) - 'stats_on' - 'claimed_until')::text as row
          from account order by provider_account_id`);
      const before = await accounts();
      await older.query("insert into stats_day (user_id, day) values ($1, '2026-11-24')", [
        ids.get("read"),
      ]);
      expect(await migrateDatabase(older.url)).toBe(journal.entries.length - 4);
      expect(await withDatabase(older.url, stateOf)).toBe("current");
      expect(await accounts()).toEqual(before);
      const claims = await older.query(`select name, stats_on::text, claimed_until
        from stats_claim join "user" on id = user_id order by name`);
      const claim = (name: string, stats_on: string | null, until: string | null) => ({
        ...{ name, stats_on, claimed_until: until && new Date(until) },
      });
      expect(claims).toEqual([
        claim("claimed", "2026-11-23", "2026-11-25T03:00:00Z"),
        claim("new", null, null),
        claim("read", "2026-11-24", null),
      ]);
      expect(await older.query("select day::text from stats_day")).toEqual([{ day: "2026-11-24" }]);
      await older.query('delete from "user"');
      expect(await older.query("select from stats_claim")).toEqual([]);
      await older.drop();
    },
    SLOW_MS,
  );

  it(
    "is brought up to date by several processes at once",
    async () => {
      const several = await create({ isEmpty: true });
      const applied = await Promise.all([1, 2, 3, 4].map(() => migrateDatabase(several.url)));
      expect(applied.sort()).toEqual([0, 0, 0, journal.entries.length]);
      await several.drop();
    },
    SLOW_MS,
  );
});
