import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { ensureBrowser } from "@/scripts/browser";
import { createTestDatabase } from "@/tests/support/database";
import { startTestEmulator } from "@/tests/support/servers";
import { type PageWeight, pageWeight } from "../support/page-weight";
import { coldStartText } from "./cold-start";
import { decryptionMs } from "./decryption";
import { load } from "./load";
import { addressOf, measure, type Subject } from "./measure";
import { functionsOf, partsOf } from "./profile";
import { measurementsText, profileText, ratiosText } from "./report";
import type { Server } from "./server";
import { COMPARISONS, startSubjects } from "./subjects";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "4" },
    /** Only the pages with one of these texts in their names, separated by semicolons. */
    only: { type: "string", default: "" },
    profile: { type: "boolean", default: false },
    "cold-start": { type: "boolean", default: false },
    "skip-build": { type: "boolean", default: false },
  },
});

const BROWSER_FLAGS = ["--disable-gpu", "--disable-background-networking"];
const SCOPES = "user.info.basic,user.info.profile,user.info.stats,video.list";

async function bench(): Promise<void> {
  if (!values["skip-build"]) buildStarter();
  const emulator = await startTestEmulator();
  if (values["cold-start"]) {
    console.log(await coldStartText(emulator));
    return emulator.close();
  }
  const database = await createTestDatabase();
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_FLAGS });
  const servers: Server[] = [];
  try {
    const all = await startSubjects({ browser, emulator, database, servers });
    const wanted = values.only.split(";");
    const subjects = all.filter(({ name }) => wanted.some((text) => name.includes(text)));
    if (values.profile) return await printProfiles(subjects);
    const weights = new Map<Subject, PageWeight>();
    for (const subject of subjects)
      weights.set(subject, await pageWeight(browser, addressOf(subject), subject.cookie));
    const results = await measure(subjects, Number(values.rounds), Number(values.seconds));
    console.log(measurementsText(results, weights));
    console.log(`\n${ratiosText(results, COMPARISONS)}`);
    console.log(
      `\nDecrypting a session cookie once: ${(await decryptionMs()).toFixed(3)} ms of CPU`,
    );
  } finally {
    await browser.close();
    for (const server of servers) await server.stop();
    await emulator.close();
    await database.drop();
  }
}

async function printProfiles(subjects: Subject[]): Promise<void> {
  for (const subject of subjects) {
    await load(addressOf(subject), subject.cookie, 3);
    await subject.server.startProfile();
    await load(addressOf(subject), subject.cookie, Number(values.seconds) * 2);
    const profile = await subject.server.stopProfile();
    console.log(`${profileText(subject.name, partsOf(profile), functionsOf(profile))}\n`);
  }
}

function buildStarter(): void {
  const env = { ...process.env, TIKTOK_SCOPES: SCOPES };
  const build = spawnSync("npm", ["run", "build"], { env, stdio: ["ignore", 2, "inherit"] });
  if (build.status !== 0) process.exit(1);
}

await bench();
