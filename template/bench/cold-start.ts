import { readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { blankConfiguration, emulatorEnv } from "@/tests/support/servers";
import { table } from "./report";
import { startServer } from "./server";
import { median } from "./statistics";

const STARTS = 7;
const BUILT = ".next/server";
const PAGES = [
  { path: "/", file: "page" },
  { path: "/login", file: "login/page" },
  { path: "/dashboard", file: "dashboard/page" },
];

/**
 * How long a server that was not running takes to its first byte, and how large it is: what a function has to load. The
 * dashboard is visited without a session, so its first byte is that of a redirect by middleware.
 */
export async function coldStartText(emulator: Parameters<typeof emulatorEnv>[0]): Promise<string> {
  const env = { ...blankConfiguration(), ...emulatorEnv(emulator) };
  const rows = [];
  for (const { path, file } of PAGES) {
    const times: number[] = [];
    for (let start = 0; start < STARTS; start++) {
      const server = await startServer(".", env, path);
      times.push(server.coldStartMs);
      await server.stop();
    }
    const ms = [Math.min(...times), median(times), Math.max(...times)];
    const { files, bytes } = await sizeOf(file);
    rows.push([path, ...ms.map((one) => one.toFixed(0)), files, (bytes / 1e6).toFixed(1)]);
  }
  return table([["page", "fastest ms", "median ms", "slowest ms", "files", "MB"], ...rows]);
}

/** The files that a page's function consists of: the page and what Next traced for it. */
async function sizeOf(page: string): Promise<{ files: number; bytes: number }> {
  const file = resolve(`${BUILT}/app/${page}.js`);
  const trace = JSON.parse(await readFile(`${file}.nft.json`, "utf8"));
  const all = [file, ...trace.files.map((path: string) => resolve(dirname(file), path))];
  const sizes = await Promise.all(all.map(async (path) => (await stat(path)).size));
  return { files: all.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
