import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { agree, type Choice, cancel, goToConsent } from "@/tests/support/consent";
import { createTestDatabase } from "@/tests/support/database";
import { test as base, expect } from "@/tests/support/fixtures";
import { emulatorEnv } from "@/tests/support/servers";
import { applyBlocks, blocksIn } from "../guides/blocks";
import { startGitHubStub } from "./github-stub";
import { copyProject, type ProjectCopy } from "./project-copy";
import { ROWS, TRIED_ELSEWHERE } from "./rows";

const EMAIL = "mona@example.com";
const ACCOUNTS = [
  { id: 1, login: "mona", email: EMAIL },
  { id: 2, login: "stranger", email: EMAIL },
];

interface WorkerFixtures {
  github: Awaited<ReturnType<typeof startGitHubStub>>;
  /** A copy of the project with everything that these tests try, built once. */
  copy: ProjectCopy;
}

const env = Object.assign({}, ...Object.values(ROWS).map((row) => row.env));

const test = base.extend<object, WorkerFixtures>({
  github: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const github = await startGitHubStub(ACCOUNTS);
      await use(github);
      github.close();
    },
    { scope: "worker" },
  ],
  copy: [
    async ({ github }, use) => {
      const copy = await copyProject("copies");
      for (const { apply } of Object.values(ROWS)) await apply(copy);
      await followGuide(copy, github.url);
      // As README says: deleting its folder removes the demo.
      await copy.remove("app/demo");
      // Without DATABASE_URL: those who set it only on the server can still build.
      await copy.build(env);
      await use(copy);
      await copy.delete();
    },
    // A production build, on a machine that runs other tests at the same time.
    { scope: "worker", timeout: 8 * 60_000 },
  ],
});

// In one worker, for the sake of one build.
test.describe.configure({ mode: "default", timeout: 4 * 60_000 });

/** What the guide says, with a made-up GitHub in place of the real one. */
async function followGuide(copy: ProjectCopy, github: string): Promise<void> {
  const guide = await readFile("docs/guides/second-provider.md", "utf8");
  const read = (path: string) => readFile(join(copy.folder, path), "utf8");
  await applyBlocks(blocksIn(guide), { read, write: copy.write });
  const stubbed = `GitHub({ enterprise: { baseUrl: "${github}" } })]`;
  await copy.replace("auth.ts", "GitHub]", stubbed);
  for (const host of ["https://github.com", "https://avatars.githubusercontent.com"])
    await copy.replace("lib/provider-hosts.ts", host, github);
}

const continueAs = async (page: Page, login: string) => {
  await page.getByRole("link", { name: `Continue as ${login}` }).click();
};

test("README's table has exactly the rows that are tried", async () => {
  const [, table = ""] = (await readFile("README.md", "utf8")).split("## Make it yours");
  const [, , ...rows] = [...table.matchAll(/^\| (.+?) +\|/gm)].map(([, change]) => change);
  expect(rows.sort()).toEqual([...Object.keys(ROWS), ...TRIED_ELSEWHERE].sort());
});

test("every row of README's table works", async ({ page, request, tiktok, launchSite, copy }) => {
  // The copy has GitHub as well, which needs a database.
  const database = await createTestDatabase();
  const { folder } = copy;
  const { url } = await launchSite({ ...emulatorEnv(tiktok), ...env, ...database.env }, { folder });
  for (const [row, { check }] of Object.entries(ROWS)) {
    await test.step(row, () => check({ url, page, request }));
  }
  await page.goto(url);
  await expect(page.getByRole("link", { name: "See a demo" })).toHaveCount(0);
  expect((await request.get(`${url}/demo`)).status()).toBe(404);
  await database.drop();
});

test("GitHub beside TikTok works as its guide says", async ({
  page,
  browser,
  tiktok,
  launchSite,
  copy,
  github,
}) => {
  const database = await createTestDatabase();
  // A step that goes wrong says so, and does not wait for the end of the test's time.
  page.setDefaultTimeout(60_000);
  try {
    const env = { ...emulatorEnv(tiktok), AUTH_GITHUB_ID: "id", AUTH_GITHUB_SECRET: "secret" };
    const { folder } = copy;
    await expect(launchSite(env, { folder })).rejects.toThrow(
      "Not started: DATABASE_URL is not set, and only a database can store users who sign in with GitHub.",
    );
    const site = await launchSite({ ...env, ...database.env }, { folder });
    const open = (path: string) => page.goto(site.url + path);
    const signOut = async () => {
      await page.getByRole("button", { name: "Sign out", exact: true }).first().click();
      await page.waitForURL(`${site.url}/login`);
    };
    const signInWithTikTok = async (choice?: Choice) => {
      // Otherwise TikTok remembers the account that was used last.
      await page.context().clearCookies({ name: "emulator_account" });
      await goToConsent(page, "/dashboard/settings", site.url);
      await agree(page, choice);
      await page.waitForURL(`${site.url}/dashboard/settings`);
    };
    const personId = async () =>
      (await (await page.request.get(`${site.url}/api/auth/session`)).json())?.user.id;
    const sessionCookie = async () =>
      (await page.context().cookies(site.url)).find(({ name }) => name.includes("session"))?.value;
    const account = (name: string) => page.getByRole("listitem").filter({ hasText: name });
    const connectTikTok = page.getByRole("button", { name: "Connect TikTok" });

    // A person without TikTok.
    await open("/login?callbackUrl=%2Fdashboard");
    await page.getByRole("button", { name: "Continue with GitHub" }).click();
    await continueAs(page, "mona");
    await page.waitForURL(`${site.url}/dashboard`);
    await expect(page.getByText("mona")).toBeVisible();
    await expect(connectTikTok).toBeVisible();
    await open("/dashboard/videos");
    await expect(connectTikTok).toBeVisible();
    await open("/dashboard/settings");
    await expect(account("GitHub")).toContainText("Connected");
    await expect(account("GitHub").getByRole("button")).toHaveCount(0);
    const exported = await (await page.request.get(`${site.url}/dashboard/settings/export`)).json();
    expect(exported).toMatchObject({
      session: { email: EMAIL },
      accounts: [{ provider: "github" }],
    });
    const [id, session] = [await personId(), await sessionCookie()];

    // The same without JavaScript.
    const withoutScripts = await browser.newPage({ javaScriptEnabled: false });
    await withoutScripts.goto(`${site.url}/login`);
    await withoutScripts.getByRole("button", { name: "Continue with GitHub" }).click();
    await continueAs(withoutScripts, "mona");
    await withoutScripts.waitForURL(`${site.url}/dashboard`);
    await withoutScripts.close();

    // Cancelling changes nothing; connecting keeps person and session.
    await connectTikTok.click();
    await page.waitForURL(/\/v2\/auth\/authorize/);
    await cancel(page);
    await page.waitForURL(`${site.url}/dashboard/settings?**`);
    await expect(page.locator("main").getByRole("alert")).toContainText("You cancelled");
    expect([await personId(), await sessionCookie()]).toEqual([id, session]);
    await open("/dashboard/videos");
    await connectTikTok.click();
    await page.waitForURL(/\/v2\/auth\/authorize/);
    await agree(page);
    await page.waitForURL(`${site.url}/dashboard/videos`);
    await expect(
      page.getByText("The puddle behind the bakery", { exact: true }).first(),
    ).toBeVisible();
    await open("/dashboard");
    await expect(page.getByText("Followers").first()).toBeVisible();
    expect([await personId(), await sessionCookie()]).toEqual([id, session]);
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("link");

    // TikTok leads to the same person, who can do without GitHub then.
    await signOut();
    await signInWithTikTok();
    expect(await personId()).toBe(id);
    await account("GitHub").getByRole("button", { name: "Disconnect" }).click();
    await expect(account("GitHub")).toContainText("Not connected");
    expect(await personId()).toBe(id);

    // A stranger with the same address is refused, and so is GitHub until the person connects it again.
    await signOut();
    for (const login of ["stranger", "mona"]) {
      await open("/login?callbackUrl=%2Fdashboard");
      await page.getByRole("button", { name: "Continue with GitHub" }).click();
      await continueAs(page, login);
      await page.waitForURL(`${site.url}/login?error=OAuthAccountNotLinked`);
      await expect(page.locator("main").getByRole("alert")).toContainText(
        "already has this email address",
      );
      expect(await personId()).toBeUndefined();
    }

    // Another TikTok account is another person, who cannot take the first one's.
    await signInWithTikTok({ persona: "Newcomer" });
    const newcomer = await personId();
    expect(newcomer).not.toBe(id);
    await account("GitHub").getByRole("button", { name: "Connect" }).click();
    await continueAs(page, "stranger");
    await page.waitForURL(`${site.url}/dashboard/settings`);
    await expect(account("GitHub")).toContainText("Connected");
    await signOut();

    await signInWithTikTok();
    expect(await personId()).toBe(id);
    await account("GitHub").getByRole("button", { name: "Connect" }).click();
    await continueAs(page, "stranger");
    await page.waitForURL(/settings\?.*code=account_taken/);
    await expect(page.locator("main").getByRole("alert")).toContainText(
      "belongs to another person here",
    );
    await expect(account("GitHub")).toContainText("Not connected");
    expect(await personId()).toBe(id);

    for (const token of github.tokens()) {
      expect(site.log()).not.toContain(token);
      const rows = await database.query("select * from account");
      expect(JSON.stringify(rows ?? [])).not.toContain(token);
    }
  } finally {
    await database.drop();
  }
});
