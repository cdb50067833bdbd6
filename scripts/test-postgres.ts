import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { freePort } from "./next-dev";

const START_SECONDS = 60;
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "fsync=off",
  "max_connections=300",
];

/**
 * Starts a PostgreSQL server for one run of the tests, on a free port of this machine, with its data in a temporary folder.
 * @returns its address, for TEST_DATABASE_URL, and what ends it and deletes its data; null if PostgreSQL is not installed
 * @throws {Error} if it is installed and does not start
 */
export async function startPostgres(): Promise<{ url: string; stop(): void } | null> {
  const programs = findPostgres();
  if (!programs) return null;
  const folder = mkdtempSync(join(tmpdir(), "test-postgres-"));
  const user = ordinaryUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const run = (program: string, ...args: string[]) =>
    execFileSync(join(programs, program), ["--pgdata", join(folder, "data"), ...args], {
      ...{ ...user, cwd: folder, stdio: "pipe", timeout: START_SECONDS * 1_000 },
    });
  const stop = () => {
    process.off("exit", stop);
    try {
      run("pg_ctl", "stop", "--mode", "immediate");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  process.on("exit", stop);
  try {
    const port = await freePort();
    const options = [...SETTINGS, `port=${port}`].map((setting) => `-c ${setting}`).join(" ");
    const asked = "--username=postgres --auth=trust --encoding=UTF8 --no-locale --no-sync";
    run("initdb", ...asked.split(" "));
    const start = [`--log=${join(folder, "log")}`, `--timeout=${START_SECONDS}`, "--wait"];
    run("pg_ctl", "start", ...start, `--options=${options}`);
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    try {
      stop();
    } catch {}
    throw error;
  }
}

/** The folder of PostgreSQL's programs: on the PATH, or where Debian and Homebrew keep them; the newest version first. */
export function findPostgres(): string | undefined {
  const kept = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"].flatMap((parent) =>
    (existsSync(parent) ? readdirSync(parent) : [])
      .filter((name) => /^(postgresql@?)?\d*$/.test(name))
      .sort((one, other) => other.localeCompare(one, "en", { numeric: true }))
      .map((name) => join(parent, name, "bin")),
  );
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...kept];
  return folders.find((folder) =>
    ["initdb", "pg_ctl"].every((name) => folder && existsSync(join(folder, name))),
  );
}

/** The user that the server runs as, because it refuses to run as root. PostgreSQL's packages create the first one. */
function ordinaryUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string, name: string) => Number(spawnSync("id", [option, name]).stdout);
  const named = (name: string) => ({ uid: id("-u", name), gid: id("-g", name) });
  return [named("postgres"), named("nobody")].find(({ uid, gid }) => uid > 0 && gid > 0);
}
