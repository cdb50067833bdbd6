import { parseArgs } from "node:util";
import { buildForTests } from "@/scripts/test-build";
import { startTestEmulator } from "@/tests/support/servers";
import { controlOf } from "@/tests/support/tiktok";
import { failuresOf, reportText } from "./report";
import { soak } from "./soak";

const { values } = parseArgs({
  options: {
    sessions: { type: "string", default: "200" },
    seconds: { type: "string", default: "120" },
    restarts: { type: "string", default: "2" },
  },
});

/** Builds the site, lets many visitors use it at once, and prints what happened. Returns the exit code. */
async function soakSite(): Promise<number> {
  const build = await buildForTests();
  if (build !== 0) return build;
  const emulator = await startTestEmulator();
  try {
    const report = await soak(controlOf(emulator), {
      sessions: Number(values.sessions),
      seconds: Number(values.seconds),
      restarts: Number(values.restarts),
      pauseMs: [2_000, 8_000],
      flapMs: 3_000,
    });
    console.log(reportText(report));
    return failuresOf(report).length > 0 ? 1 : 0;
  } finally {
    await emulator.close();
  }
}

process.exit(await soakSite());
