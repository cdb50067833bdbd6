import type { Browser, Page } from "@playwright/test";
import { agree, type Choice, callbackAfterConsent, goToConsent } from "../support/consent";
import { test as base, expect } from "../support/fixtures";
import { emulatorEnv } from "../support/servers";
import { startTlsProxy } from "../support/tls-proxy";

const DOMAIN = "tunnel.test";

interface Sibling {
  /** The address of a site on https, whose domain has another host that is an attacker's. */
  url: string;
  /** The attacker's own browser. */
  attacker: Page;
  /** Opens the attacker's host in a victim's browser, where it sets the attacker's cookies for the whole domain. */
  plant: (victim: Page) => Promise<void>;
}

const newPage = async (browser: Browser, baseURL: string) =>
  (await browser.newContext({ baseURL, ignoreHTTPSErrors: true })).newPage();

const test = base.extend<{ sibling: Sibling }>({
  ignoreHTTPSErrors: true,
  sibling: async ({ browser, emulator, tiktok, database, launchSite }, use) => {
    const proxy = await startTlsProxy({ host: `app.${DOMAIN}` });
    const { url } = proxy;
    const callback = `${url}/api/auth/callback/tiktok`;
    await tiktok.configure({ webRedirectUris: [callback], desktopRedirectUris: [] });
    proxy.to((await launchSite({ ...emulatorEnv(emulator), ...database?.env })).url);
    const attacker = await newPage(browser, url);
    const plant = async (victim: Page) => {
      const own = await attacker.context().cookies(url);
      const bare = own.map(({ name, value }) => [name.replace(/^__(Host|Secure)-/, ""), value]);
      const host = `https://evil.${DOMAIN}/`;
      await victim.route(host, (route) => route.fulfill({ contentType: "text/html", body: "" }));
      await victim.goto(host);
      await victim.evaluate(
        ([cookies, domain]) => {
          for (const [name, value] of cookies)
            for (const prefix of ["", "__Secure-", "__Host-"])
              for (const path of ["/", "/api/auth", "/dashboard"]) {
                const cookie = `${prefix}${name}=${value}; Domain=${domain}; Path=${path}; Secure`;
                // biome-ignore lint/suspicious/noDocumentCookie: as a page of another host would
                document.cookie = cookie;
              }
        },
        [bare, DOMAIN] as const,
      );
      // The browser takes them, though not at once, but for the names that only the site itself can give.
      const planted = async () => {
        const all = await victim.context().cookies(url);
        return new Set(all.filter(({ domain }) => domain === `.${DOMAIN}`).map(({ name }) => name));
      };
      const names = new Set(bare.flatMap(([name]) => [name, `__Secure-${name}`]));
      await expect.poll(planted).toEqual(names);
    };
    await use({ url, attacker, plant });
    await attacker.context().close();
    proxy.close();
  },
  baseURL: async ({ sibling }, use) => use(sibling.url),
});

/** Only browsers know the address, so the sign-in goes through pages. */
async function signIn(page: Page, choice?: Choice): Promise<string | null> {
  await goToConsent(page);
  await agree(page, choice);
  await page.waitForURL("**/dashboard");
  return page.getByRole("heading", { level: 1 }).textContent();
}

async function publicSession(page: Page) {
  await page.goto("/api/auth/session");
  return JSON.parse((await page.locator("body").textContent()) ?? "");
}

/** The site must neither know the browser nor have given it a session. */
async function expectNoSession(page: Page, url: string): Promise<void> {
  expect(await publicSession(page)).toBeNull();
  const own = (await page.context().cookies(url)).filter(({ domain }) => domain !== `.${DOMAIN}`);
  expect(own.filter(({ name }) => name.includes("session-token"))).toEqual([]);
}

test("a session that another host of the domain has planted signs no one in, and is not renewed", async ({
  page,
  sibling: { url, attacker, plant },
}) => {
  expect(await signIn(attacker)).toBe("Paper Boats");
  await plant(page);
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/login/);
  await expectNoSession(page, url);
});

test("a planted session does not take the place of the visitor's own", async ({
  page,
  sibling: { attacker, plant },
}) => {
  await signIn(attacker);
  const own = await signIn(page, { persona: "Newcomer" });
  expect(own).not.toBe("Paper Boats");
  await plant(page);
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(own ?? "");
});

test("a planted sign-in does not sign the visitor in as the attacker", async ({
  page,
  sibling: { url, attacker, plant },
}) => {
  await goToConsent(attacker);
  const callback = await callbackAfterConsent(attacker);
  expect(callback.searchParams.has("code")).toBe(true);
  await plant(page);
  await page.goto(callback.href);
  await expect(page).toHaveURL(/\/login\?error=/);
  await expectNoSession(page, url);
});

test("a planted link does not connect the visitor's TikTok to the attacker", async ({
  page,
  database,
  sibling: { url, attacker, plant },
}) => {
  test.skip(database === null, "accounts are connected only with a database");
  await signIn(attacker);
  const { user } = await publicSession(attacker);
  const accounts = () => database?.query(`select from account where user_id = $1`, [user.id]) ?? [];
  await database?.query(`delete from account where user_id = $1`, [user.id]);
  // TikTok does not know the attacker any more, and so shows its consent page.
  await attacker.context().clearCookies({ domain: "localhost" });
  await attacker.goto("/dashboard");
  await attacker.getByRole("button", { name: "Connect TikTok" }).click();
  await attacker.waitForURL(/\/v2\/auth\/authorize/);
  await plant(page);
  await page.goto(attacker.url());
  await agree(page, { persona: "Newcomer" });
  await page.waitForURL((at) => at.origin === url);
  expect(await accounts()).toEqual([]);
  await expectNoSession(page, url);
});
