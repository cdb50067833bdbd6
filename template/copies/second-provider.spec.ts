import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { agree, type Choice, cancel, goToConsent } from "@/tests/support/consent";
import { createTestDatabase } from "@/tests/support/database";
import { expect, test } from "@/tests/support/fixtures";
import { emulatorEnv } from "@/tests/support/servers";
import { applyBlocks, blocksIn } from "../guides/blocks";
import { startGitHubStub } from "./github-stub";
import { copyProject, type ProjectCopy } from "./project-copy";

// A production build of its own, on a machine that runs other tests at the same time.
test.setTimeout(8 * 60_000);

const EMAIL = "mona@example.com";
const ACCOUNTS = [
  { id: 1, login: "mona", email: EMAIL },
  { id: 2, login: "stranger", email: EMAIL },
];

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

test("GitHub beside TikTok, as the guide says, on a copy of the project", async ({
  page,
  browser,
  tiktok,
  launchSite,
}) => {
  const [copy, github] = [await copyProject("second-provider"), await startGitHubStub(ACCOUNTS)];
  const database = await createTestDatabase();
  // A step that goes wrong says so, and does not wait for the end of the test's time.
  page.setDefaultTimeout(60_000);
  try {
    await followGuide(copy, github.url);
    // Without DATABASE_URL: those who set it only on the server can still build.
    await copy.build();
    const env = { ...emulatorEnv(tiktok), AUTH_GITHUB_ID: "id", AUTH_GITHUB_SECRET: "secret" };
    const { folder } = copy;
    await expect(launchSite(env, { folder })).rejects.toThrow(
      "Not started: DATABASE_URL is not set, and only a database can keep people who sign in with GitHub.",
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
      const rows = await database.query?.("select * from account");
      expect(JSON.stringify(rows ?? [])).not.toContain(token);
    }
  } finally {
    await copy.delete();
    github.close();
    await database.drop();
  }
});
