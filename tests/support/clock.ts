import { mkdtemp, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { emulatorEnv, type Site, startSite } from "./servers";
import type { TikTokControl } from "./tiktok";

/** A site whose clock can be moved forward together with the emulator's. */
export interface ClockSite extends Site {
  advance(seconds: number): Promise<void>;
}

/** Starts a site whose clock can be moved forward. @param env more of its configuration */
export async function startClockSite(
  tiktok: TikTokControl,
  env: Record<string, string> = {},
): Promise<ClockSite> {
  const file = join(await mkdtemp(join(tmpdir(), "clock-")), "ahead");
  await writeFile(file, "0");
  const site = await startSite({
    ...emulatorEnv(tiktok),
    ...env,
    NODE_OPTIONS: `${env.NODE_OPTIONS ?? ""} --import=${pathToFileURL("tests/support/moved-clock.mjs")}`,
    CLOCK_AHEAD_FILE: file,
  });
  let ahead = 0;
  const advance = async (seconds: number) => {
    ahead += seconds;
    await tiktok.configure({ clockAheadSeconds: ahead });
    // Renamed in one step, so that the site never reads a half-written file. It looks every 20 ms.
    await writeFile(`${file}.new`, String(ahead));
    await rename(`${file}.new`, file);
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  return { ...site, advance };
}
