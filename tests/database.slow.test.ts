import { openDatabase, schemaState } from "tiktok-login/postgres";
import { afterAll, describe, expect, it } from "vitest";
import journal from "@/drizzle/meta/_journal.json";
import { user } from "@/lib/database/schema";
import { databases } from "@/tests/support/database";

const SLOW_MS = 2 * 60_000;

describe.each(databases)("test databases of %s", (_, create) => {
  const made: Awaited<ReturnType<typeof create>>[] = [];
  afterAll(() => Promise.all(made.map(({ drop }) => drop())));

  it(
    "are made several at once, have the tables, and share no rows",
    async () => {
      made.push(...(await Promise.all([create(), create(), create()])));
      for (const { url } of made) {
        const { connection, close } = await openDatabase(url);
        expect(await schemaState(connection, journal)).toBe("current");
        expect(await connection.select().from(user)).toEqual([]);
        await connection.insert(user).values({ name: "Paper Boats" });
        await close();
      }
    },
    SLOW_MS,
  );

  it(
    "answer queries beside a site, and are gone after drop",
    async () => {
      const test = await create();
      const { close } = await openDatabase(test.url);
      expect(await test.query("select $1::int as one", [1])).toEqual([{ one: 1 }]);
      await close();
      await test.drop();
      await expect(test.query("select 1")).rejects.toMatchObject({
        code: expect.stringMatching(/^(3D000|ECONNREFUSED)$/),
      });
    },
    SLOW_MS,
  );
});
