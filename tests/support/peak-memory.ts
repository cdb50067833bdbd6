import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Environment variables that make a server measure its memory, and a function that reads the measurement. */
export async function measurePeakMemory() {
  const folder = await mkdtemp(join(tmpdir(), "memory-"));
  const env = {
    NODE_OPTIONS: `--import=${pathToFileURL("tests/support/memory-probe.mjs")}`,
    PEAK_MEMORY_FOLDER: folder,
  };
  /** The largest resident sets so far of all processes of the server, in bytes. */
  const peak = async (): Promise<number> => {
    // Longer than the server waits between two measurements.
    await new Promise((resolve) => setTimeout(resolve, 200));
    const files = (await readdir(folder)).filter((name) => /^\d+$/.test(name));
    const sizes = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
    if (sizes.length === 0) throw new Error("the server did not measure its memory");
    return sizes.reduce((sum, size) => sum + Number(size), 0);
  };
  return { env, peak };
}
