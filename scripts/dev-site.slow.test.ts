import { spawn } from "node:child_process";
import { once } from "node:events";
import { lstatSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { freePort } from "./next-dev";
import type { Variables } from "./stages";

const SLOW_MS = 2 * 60_000;

it(
  "writes the database, the secret and everything else for its user alone",
  async () => {
    // A folder without pages: Next ends, and so does the command.
    const folder = mkdtempSync(join(tmpdir(), "dev-site-"));
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, ".env.development.local"), "DATABASE_URL=pglite:.data/db\n", {
      mode: 0o644,
    });
    // A user whose new files everyone may read and change.
    const tsx = [resolve("node_modules/.bin/tsx"), "--tsconfig", resolve("tsconfig.json")];
    const args = ["-c", 'umask 0; exec "$@"', "sh", ...tsx, resolve("scripts/dev.ts")];
    const { AUTH_SECRET: _, DATABASE_URL: __, NODE_ENV: ___, ...rest } = process.env as Variables;
    const none = { AUTH_TIKTOK_ID: "", AUTH_TIKTOK_SECRET: "", TIKTOK_EMULATOR_URL: "" };
    const env: Variables = { ...rest, ...none, PORT: String(await freePort()) };
    const dev = spawn("sh", args, { cwd: folder, env: env as NodeJS.ProcessEnv });
    const said: string[] = [];
    for (const stream of [dev.stdout, dev.stderr])
      stream.on("data", (data) => said.push(`${data}`));
    await once(dev, "close");
    const written = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => !name.startsWith("node_modules"));
    expect(written, said.join("")).toEqual(
      expect.arrayContaining([".env.development.local", ".data/db/PG_VERSION"]),
    );
    // PGlite gives its files modes of its own, inside a folder that no other user can enter.
    const reachable = written.filter((name) => !name.startsWith(".data/db/"));
    const open = reachable.filter((name) => lstatSync(join(folder, name)).mode & 0o077);
    expect(open).toEqual([]);
    rmSync(folder, { recursive: true });
  },
  SLOW_MS,
);
