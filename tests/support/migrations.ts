import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";

/** Changes with the migrations and the version of PGlite, so that a prepared database is not used with others. */
export function migrationsKey(): string {
  const hash = createHash("sha256");
  const migrations = readdirSync("drizzle").filter((name) => name.endsWith(".sql"));
  const files = [
    ...migrations.sort().map((name) => join("drizzle", name)),
    "drizzle/meta/_journal.json",
    "node_modules/@electric-sql/pglite/package.json",
  ];
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}

/** Creates the tables, in a process of its own: Playwright cannot import what the site imports. */
export async function migrateInChild(url: string): Promise<void> {
  const env = { ...process.env, DATABASE_URL: url, DATABASE_URL_UNPOOLED: "" };
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/db-migrate.ts"], { env });
  const closed = new Promise<number | null>((done) => child.once("close", done));
  const output = await Promise.all([text(child.stdout), text(child.stderr)]);
  if ((await closed) !== 0) throw new Error(`the test database was not made: ${output.join("")}`);
}
