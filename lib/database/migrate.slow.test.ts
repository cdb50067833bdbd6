import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import journal from "@/drizzle/meta/_journal.json";
import { type Database, openDatabase } from "@/lib/database/connection";
import { account, session, statsDay, user } from "@/lib/database/schema";
import { schemaState } from "@/lib/database/version";
import { databases } from "@/tests/support/database";
import type { TestDatabase } from "@/tests/support/test-database";
import { migrateDatabase } from "./migrate";

const SLOW_MS = 2 * 60_000;

async function withDatabase<T>(url: string, use: (database: Database) => Promise<T>): Promise<T> {
  const { database, close } = await openDatabase(url);
  try {
    return await use(database);
  } finally {
    await close();
  }
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
      expect(await withDatabase(test.url, schemaState)).toBe("missing");
      expect(await migrateDatabase(test.url)).toBe(journal.entries.length);
      expect(await migrateDatabase(test.url)).toBe(0);
      expect(await withDatabase(test.url, schemaState)).toBe("current");
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
        expect((await database.select().from(account))[0]).toMatchObject({ likes: 81_234_567_890 });
        expect((await database.select().from(session))[0]?.expires).toEqual(expires);
        await expect(database.insert(account).values(grant)).rejects.toThrow();
        await database.delete(user).where(eq(user.id, userId));
        for (const table of [account, session, statsDay])
          expect(await database.select().from(table)).toEqual([]);
      });
    },
    SLOW_MS,
  );

  it(
    "keeps the newest connected account of each provider where people have several",
    async () => {
      const older = await create();
      const before = [
        "alter table account drop column access_token_seconds",
        "drop index account_user_provider",
        "create index account_user_id on account (user_id)",
        `delete from drizzle.__drizzle_migrations where created_at >= ${journal.entries[2]?.when}`,
      ];
      for (const statement of before) await older.query(statement);
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
