import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { freePort } from "./next-dev";

/** A PostgreSQL server for one run of the tests. */
export interface TestPostgres {
  /** For TEST_DATABASE_URL. */
  url: string;
  /** Ends it and deletes its data. The end of this process does so as well, by a signal too. */
  stop(): void;
}

// Bounds, not expectations: they take a second each.
const START_MS = 60_000;
const STOP_MS = 10_000;
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  fsync: "off",
  max_connections: "300",
};

/**
 * Starts one on a free port of this machine, with its data in a temporary folder.
 * @returns null if PostgreSQL is not installed
 * @throws {Error} if it is installed and does not start
 */
export async function startPostgres(): Promise<TestPostgres | null> {
  const programs = findPostgres();
  if (!programs) return null;
  const folder = mkdtempSync(join(tmpdir(), "test-postgres-"));
  const data = join(folder, "data");
  const user = ordinaryUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const options = { ...user, cwd: folder };
  const stop = () => {
    process.off("exit", stop);
    for (const signal of SIGNALS) process.off(signal, stopAndEnd);
    const end = ["stop", "--pgdata", data, "--mode", "immediate"];
    spawnSync(join(programs, "pg_ctl"), end, { ...options, timeout: STOP_MS, stdio: "ignore" });
    rmSync(folder, { recursive: true, force: true });
  };
  const stopAndEnd = (signal: NodeJS.Signals) => {
    stop();
    // A program that listens as well decides itself when it ends.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  process.on("exit", stop);
  for (const signal of SIGNALS) process.on(signal, stopAndEnd);

  try {
    const port = await freePort();
    const run = (program: string, ...values: string[]) =>
      execFileSync(join(programs, program), values, {
        ...options,
        timeout: START_MS,
        stdio: "pipe",
      });
    run(
      "initdb",
      ...["--pgdata", data, "--username", "postgres", "--auth", "trust"],
      ...["--encoding", "UTF8", "--no-locale", "--no-sync"],
    );
    const settings = Object.entries({ ...SETTINGS, port }).map(
      ([name, value]) => `-c ${name}=${value}`,
    );
    run(
      "pg_ctl",
      ...["start", "--pgdata", data, "--log", join(folder, "log"), "--wait"],
      ...["--timeout", String(START_MS / 1_000), "--options", settings.join(" ")],
    );
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

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

/** The user that the server runs as: it refuses to run as root. PostgreSQL's packages create one of this name. */
function ordinaryUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string) =>
    Number(execFileSync("id", [option, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}
