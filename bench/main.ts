import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { ensureBrowser } from "../scripts/browser";
import { signIn } from "../tests/support/consent";
import { createTestDatabase } from "../tests/support/database";
import { type PageWeight, pageWeight } from "../tests/support/page-weight";
import { blankConfiguration, emulatorEnv, startTestEmulator } from "../tests/support/servers";
import { load } from "./load";
import { addressOf, measure, type Subject } from "./measure";
import { functionsOf, partsOf } from "./profile";
import { type Comparison, measurementsText, profileText, ratiosText } from "./report";
import { type Server, startServer } from "./server";
import { generateBareSite } from "./sites/bare";
import { documentedCookie, generateDocumentedSite } from "./sites/documented";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "4" },
    profile: { type: "boolean", default: false },
    "skip-build": { type: "boolean", default: false },
  },
});

const SECRET = "a secret for the sites of the bench, long enough";
const BROWSER_FLAGS = ["--disable-gpu", "--disable-background-networking"];

const COMPARISONS: Comparison[] = [
  { page: "landing", with: "bare, static" },
  { page: "dashboard", with: "bare, dynamic" },
  { page: "dashboard", with: "documented way, dashboard" },
  { page: "documented way, landing", with: "bare, static" },
  { page: "documented way, dashboard", with: "bare, dynamic" },
];

const servers: Server[] = [];

async function start(...options: Parameters<typeof startServer>): Promise<Server> {
  const server = await startServer(...options);
  servers.push(server);
  return server;
}

async function bench(): Promise<void> {
  if (!values["skip-build"]) buildStarter();
  const folders = { bare: await generateBareSite(), documented: await generateDocumentedSite() };
  const emulator = await startTestEmulator();
  const database = await createTestDatabase();
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_FLAGS });
  try {
    const env = { ...blankConfiguration(), ...emulatorEnv(emulator) };
    const starter = await start(".", env);
    const withDatabase = await start(".", { ...env, ...database.env });
    const bare = await start(folders.bare, {});
    const documented = await start(folders.documented, {
      AUTH_SECRET: SECRET,
      AUTH_TRUST_HOST: "true",
      AUTH_TIKTOK_ID: "id",
      AUTH_TIKTOK_SECRET: "secret",
    });
    const cookieAt = async (server: Server) => {
      const page = await browser.newPage({ baseURL: server.url });
      await signIn(page);
      const cookies = await page.context().cookies(server.url);
      await page.close();
      const session = cookies.filter(({ name }) => name.includes("session-token"));
      return session.map(({ name, value }) => `${name}=${value}`).join("; ");
    };
    const cookie = await cookieAt(starter);
    const databaseCookie = await cookieAt(withDatabase);
    const documentedSession = await documentedCookie(SECRET);
    const subjects: Subject[] = [
      { name: "bare, static", server: bare, path: "/", cookie: "" },
      { name: "landing", server: starter, path: "/", cookie: "" },
      { name: "documented way, landing", server: documented, path: "/", cookie: "" },
      { name: "bare, dynamic", server: bare, path: "/dynamic", cookie: "" },
      { name: "dashboard", server: starter, path: "/dashboard", cookie },
      {
        name: "dashboard, database",
        server: withDatabase,
        path: "/dashboard",
        cookie: databaseCookie,
      },
      {
        name: "documented way, dashboard",
        server: documented,
        path: "/dashboard",
        cookie: documentedSession,
      },
    ];
    for (const { coldStartMs } of [starter])
      console.error(`cold start: ${coldStartMs.toFixed(0)} ms`);
    if (values.profile) return await printProfiles(subjects);
    const weights = new Map<Subject, PageWeight>();
    for (const subject of subjects)
      weights.set(subject, await pageWeight(browser, addressOf(subject), subject.cookie));
    const results = await measure(subjects, Number(values.rounds), Number(values.seconds));
    console.log(measurementsText(results, weights));
    console.log(`\n${ratiosText(results, COMPARISONS)}`);
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
  const build = spawnSync("npm", ["run", "build"], { stdio: ["ignore", "inherit", "inherit"] });
  if (build.status !== 0) process.exit(1);
}

await bench();
