import type { Browser, Page } from "@playwright/test";
import { signIn } from "@/tests/support/consent";
import { blankConfiguration, emulatorEnv } from "@/tests/support/servers";
import type { TestDatabase } from "@/tests/support/test-database";
import type { Subject } from "./measure";
import type { Comparison } from "./report";
import { type Server, startServer } from "./server";
import { generateBareSite, generateSiteWithMiddleware } from "./sites/bare";
import { documentedCookie, generateDocumentedSite } from "./sites/documented";
import { generateFixedSite, generateFixedSiteWithAuth } from "./sites/fixed";

/** What is compared, with the targets: the most CPU and first byte, and the least throughput. */
export const COMPARISONS: Comparison[] = [
  { page: "landing", with: "bare, static", cpu: 1.1, throughput: 0.9 },
  { page: "dashboard", with: "same page, no session", cpu: 1.5, firstByte: 1.3 },
  { page: "dashboard", with: "bare, dynamic", cpu: 2 },
  { page: "dashboard", with: "same page, documented way", throughput: 1 },
  { page: "dashboard", with: "documented way, empty page", throughput: 1 },
  { page: "dashboard, database", with: "same page and history, no session" },
  { page: "same page, no session", with: "bare, dynamic" },
  { page: "bare, empty middleware", with: "bare, dynamic" },
  { page: "documented way, static page", with: "bare, static" },
  { page: "documented way, empty page", with: "bare, dynamic" },
];

const SECRET = "a secret for the sites of the bench, long enough";
const DOCUMENTED_ENV = {
  AUTH_SECRET: SECRET,
  AUTH_TRUST_HOST: "true",
  AUTH_TIKTOK_ID: "id",
  AUTH_TIKTOK_SECRET: "secret",
};

/** What the pages under test run with. */
interface Surroundings {
  browser: Browser;
  emulator: Parameters<typeof emulatorEnv>[0];
  database: TestDatabase;
  /** Receives every server that was started, for it to be stopped. */
  servers: Server[];
}

/** Generates and starts the sites, and signs in where there is something to sign in to. */
export async function startSubjects(around: Surroundings): Promise<Subject[]> {
  const start = async (folder: string, env: Record<string, string>) => {
    const server = await startServer(folder, env);
    around.servers.push(server);
    return server;
  };
  const env = { ...blankConfiguration(), ...emulatorEnv(around.emulator) };
  const starter = await start(".", env);
  const withDatabase = await start(".", { ...env, ...around.database.env });
  const visitor = await signedIn(around.browser, starter);
  const kept = await signedIn(around.browser, withDatabase);
  const { history } = kept.data;
  const data = { ...visitor.data, ...(history && { history }) };
  const fixed = await generateFixedSite(data);
  const fixedWithAuth = await start(
    await generateFixedSiteWithAuth(data),
    // Without the empty values, with which Auth.js finds no session.
    emulatorEnv(around.emulator),
  );
  const bare = await start(await generateBareSite(), {});
  const middleware = await start(await generateSiteWithMiddleware(), {});
  const documented = await start(await generateDocumentedSite(), DOCUMENTED_ENV);
  const page = (name: string, server: Server, path = "/", cookie = "") => {
    return { name, server, path, cookie };
  };
  const session = await documentedCookie(SECRET);
  const theirs = await documentedCookie(env.AUTH_SECRET ?? "");
  return [
    page("bare, static", bare),
    page("landing", starter),
    page("documented way, static page", documented),
    page("bare, dynamic", bare, "/dynamic"),
    page("bare, empty middleware", middleware, "/dynamic"),
    page("same page, no session", await start(fixed, env), "/dashboard"),
    page("dashboard", starter, "/dashboard", visitor.cookie),
    page("same page, documented way", fixedWithAuth, "/dashboard", theirs),
    page(
      "same page and history, no session",
      await start(fixed, { ...env, FIXED_HISTORY: "1" }),
      "/dashboard",
    ),
    page("dashboard, database", withDatabase, "/dashboard", kept.cookie),
    page("documented way, empty page", documented, "/dashboard", session),
  ];
}

/** Signs in, and returns the session's cookie and what the person can export. */
async function signedIn(browser: Browser, server: Server) {
  const page = await browser.newPage({ baseURL: server.url });
  await signIn(page);
  const cookie = await sessionCookie(page, server.url);
  const data = await (await page.request.get("/dashboard/settings/export")).json();
  await page.close();
  return { cookie, data };
}

async function sessionCookie(page: Page, url: string): Promise<string> {
  const cookies = await page.context().cookies(url);
  return cookies
    .filter(({ name }) => name.includes("session-token"))
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
}
