import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { type OpenDatabase, openDatabase } from "@/lib/database/connection";
import { migrateDatabase } from "@/lib/database/migrate";
import { account, session, statsDay, user } from "@/lib/database/schema";
import { schemaState } from "@/lib/database/version";

const URL = `pglite:${join(mkdtempSync(join(tmpdir(), "database-")), "db")}`;
const MINUTE = 60_000;

beforeAll(async () => {
  const { database, close } = await openDatabase(URL);
  expect(await schemaState(database)).toBe("missing");
  await close();
  expect(await migrateDatabase(URL)).toBe(1);
  expect(await migrateDatabase(URL)).toBe(0);
}, MINUTE);

async function withDatabase(use: (database: OpenDatabase["database"]) => Promise<void>) {
  const { database, close } = await openDatabase(URL);
  try {
    await use(database);
  } finally {
    await close();
  }
}

it(
  "creates the tables, with counts beyond 32 bits and times in UTC",
  async () => {
    await withDatabase(async (database) => {
      expect(await schemaState(database)).toBe("current");
      const [person] = await database.insert(user).values({ name: "Paper Boats" }).returning();
      const userId = person?.id ?? "";
      const expires = new Date("2026-12-25T10:00:00Z");
      const grant = { userId, type: "oauth", provider: "tiktok", providerAccountId: "id" } as const;
      await database.insert(account).values({ ...grant, likes: 81_234_567_890 });
      await database.insert(session).values({ sessionToken: "hash", userId, expires });
      await database.insert(statsDay).values({ userId, day: "2026-11-25", followers: 1 });
      expect((await database.select().from(account))[0]).toMatchObject({ likes: 81_234_567_890 });
      expect((await database.select().from(session))[0]?.expires).toEqual(expires);
      await expect(database.insert(account).values(grant)).rejects.toThrow();
    });
  },
  MINUTE,
);

it(
  "deletes everything with a person",
  async () => {
    await withDatabase(async (database) => {
      await database.delete(user).where(eq(user.name, "Paper Boats"));
      for (const table of [account, session, statsDay])
        expect(await database.select().from(table)).toEqual([]);
    });
  },
  MINUTE,
);

it(
  "refuses a second process, and is free again after closing",
  async () => {
    const first = await openDatabase(URL);
    await expect(openDatabase(URL)).rejects.toThrow(`in use by process ${process.pid}`);
    await first.close();
    await (await openDatabase(URL)).close();
  },
  MINUTE,
);
