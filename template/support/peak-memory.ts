import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Environment variables that make a server measure its memory, and functions that read the measurements. */
export async function measurePeakMemory() {
  const folder = await mkdtemp(join(tmpdir(), "memory-"));
  const env = {
    NODE_OPTIONS: `--import=${pathToFileURL("template/support/memory-probe.mjs")}`,
    PEAK_MEMORY_FOLDER: folder,
  };
  /** The largest resident sets so far of all processes of the server, in bytes. */
  const peak = () => sumOf(folder, 0);
  /** The resident sets of all processes of the server at present, in bytes. */
  const current = () => sumOf(folder, 1);
  return { env, peak, current };
}

async function sumOf(folder: string, column: 0 | 1): Promise<number> {
  // Longer than the server waits between two measurements.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const files = (await readdir(folder)).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
  if (lines.length === 0) throw new Error("the server did not measure its memory");
  return lines.reduce((sum, line) => sum + Number(line.split(" ")[column]), 0);
}
