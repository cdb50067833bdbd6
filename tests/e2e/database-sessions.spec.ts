import { agree, signIn } from "../support/consent";
import { openDisconnectDialog } from "../support/disconnect-dialog";
import { expect } from "../support/fixtures";
import { sessionCookie } from "../support/grant-life";
import { HttpVisitor } from "../support/http-visitor";
import { test } from "../support/new-people";

const SETTINGS = "/dashboard/settings";

const isSignedIn = async (visitor: HttpVisitor) =>
  (await visitor.open("/dashboard")).path === "/dashboard";

test("the cookie is a random token, and the public session has no token", async ({
  page,
  context,
}) => {
  await signIn(page);
  const [cookie, ...others] = await sessionCookie(context);
  expect(others).toEqual([]);
  expect(cookie?.value).toMatch(/^[\w-]{43}$/);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  // No page sends it again, so it has to last. The session ends thirty days after the last visit.
  const days = (time: number) => Math.round((time - Date.now()) / 86_400_000);
  expect(days((cookie?.expires ?? 0) * 1000)).toBe(400);
  const { user, expires } = await (await page.request.get("/api/auth/session")).json();
  expect(user).toMatchObject({ name: "Paper Boats", username: "paperboats", email: null });
  expect(user.id).not.toBe(user.openId);
  expect(days(Date.parse(expires))).toBe(30);
  expect(JSON.stringify([user, expires])).not.toContain(cookie?.value);
});

test("settings list where the person is signed in, and end one session or all others", {
  tag: "@journey-with-database",
}, async ({ page, site, tiktok }) => {
  const visitors = [new HttpVisitor(site.url), new HttpVisitor(site.url)];
  for (const visitor of visitors) await visitor.signIn(tiktok);
  const signedIn = async () => (await Promise.all(visitors.map(isSignedIn))).filter(Boolean).length;
  await signIn(page);
  await page.goto(SETTINGS);
  const list = page.getByRole("listitem").filter({ hasText: "Last seen" });
  await expect(list).toHaveCount(3);
  await expect(list.first()).toContainText("This browser");
  await expect(list.first()).toContainText(/Chrome( Headless)? on \w+/);
  await expect(list.first()).toContainText("today");
  expect(await signedIn()).toBe(2);
  await list.last().getByRole("button", { name: "Sign out" }).click();
  await expect(list).toHaveCount(2);
  expect(await signedIn()).toBe(1);
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(list).toHaveCount(1);
  expect(await signedIn()).toBe(0);
  await expect(page.getByRole("button", { name: "Sign out everywhere else" })).toHaveCount(0);
});

test("no one can end the session of another person", async ({ page, site, tiktok }) => {
  await signIn(page);
  const ownId = async () => {
    const other = new HttpVisitor(site.url);
    await other.signIn(tiktok);
    await page.goto(SETTINGS);
    return page.locator('input[name="session"]').getAttribute("value");
  };
  const id = await ownId();
  const attacker = new HttpVisitor(site.url);
  const second = new HttpVisitor(site.url);
  for (const one of [attacker, second]) await one.signIn(tiktok, "newcomer");
  const settings = await attacker.open(SETTINGS);
  const forged = settings.html.replace(/(name="session" value=")[^"]+/, `$1${id}`);
  expect(forged).not.toBe(settings.html);
  await attacker.submit({ ...settings, html: forged }, "Sign out of Unknown browser");
  await page.reload();
  await expect(page.locator('input[name="session"]')).toHaveValue(id ?? "");
  expect(await isSignedIn(second)).toBe(true);
});

test("signing out ends the session at once, also for requests that are under way", async ({
  page,
  context,
}) => {
  await signIn(page);
  const [cookie] = await sessionCookie(context);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/login");
  await context.addCookies([cookie as NonNullable<typeof cookie>]);
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/login/);
  expect(await (await page.request.get("/api/auth/session")).json()).toBeNull();
});

test("signing out with Auth.js's endpoint deletes the session as well", async ({
  page,
  context,
}) => {
  await signIn(page);
  const [cookie] = await sessionCookie(context);
  const { csrfToken } = await (await page.request.get("/api/auth/csrf")).json();
  await page.request.post("/api/auth/signout", { form: { csrfToken } });
  expect(await sessionCookie(context)).toEqual([]);
  await context.addCookies([cookie as NonNullable<typeof cookie>]);
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/login/);
});

test("another account in the same browser is a person of its own", async ({
  site,
  database,
  tiktok,
}) => {
  const people = async () =>
    (await database?.query<{ count: number }>('select count(*)::int from "user"'))?.[0]?.count;
  const before = await people();
  const visitor = new HttpVisitor(site.url);
  await visitor.signIn(tiktok);
  const first = visitor.session ?? "";
  await visitor.signIn(tiktok, "newcomer");
  expect((await visitor.open("/dashboard")).text).toContain("newcomer");
  // The session that it replaced is gone.
  const replaced = new HttpVisitor(site.url);
  replaced.cookies.set("authjs.session-token", first);
  expect(await isSignedIn(replaced)).toBe(false);
  await visitor.signIn(tiktok);
  expect((await visitor.open("/dashboard")).text).toContain("Paper Boats");
  if (before !== undefined) expect(await people()).toBe(before + 2);
});

test("Delete my data that is pressed twice deletes once, and says so twice", async ({
  site,
  tiktok,
}) => {
  const visitor = new HttpVisitor(site.url);
  await visitor.signIn(tiktok);
  const page = await visitor.open("/dashboard/settings/delete");
  const cookies = [...visitor.cookies];
  const press = () => {
    const browser = new HttpVisitor(site.url);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    return browser.submit(page, "Delete my data");
  };
  const atOnce = await Promise.all([press(), press()]);
  for (const { text } of [...atOnce, await press()]) {
    expect(text).toContain("Your data is deleted");
    expect(text).not.toContain("TikTok may still be connected");
  }
  expect(await tiktok.requests("/v2/oauth/revoke/")).toHaveLength(1);
});

test("removing the app in TikTok signs the person out everywhere, and says why", {
  tag: "@journey-with-database",
}, async ({ page, site, tiktok }) => {
  await tiktok.configure({ webhookUrl: `${site.url}/api/webhooks/tiktok` });
  const elsewhere = new HttpVisitor(site.url);
  await elsewhere.signIn(tiktok);
  await signIn(page);
  await tiktok.act("remove-consents");
  await tiktok.act("repeat-webhook");
  expect(await tiktok.deliveries()).toEqual([200, 200]);
  await page.goto(SETTINGS);
  await expect(page).toHaveURL(/\/login\?callbackUrl=%2Fdashboard%2Fsettings/);
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "You removed this app in TikTok",
  );
  expect((await elsewhere.open("/dashboard")).text).toContain("Sign in to connect again");
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await page.waitForURL(/\/v2\/auth\/authorize/);
  await agree(page);
  await page.waitForURL(`**${SETTINGS}`);
});

test("disconnecting signs the person out everywhere, and connecting again is the same person", async ({
  page,
  site,
  tiktok,
}) => {
  const elsewhere = new HttpVisitor(site.url);
  await elsewhere.signIn(tiktok);
  await signIn(page);
  const id = async () => (await (await page.request.get("/api/auth/session")).json()).user.id;
  const before = await id();
  const dialog = await openDisconnectDialog(page);
  await dialog.getByRole("button", { name: "Disconnect TikTok" }).click();
  await page.waitForURL("**/disconnected");
  expect(await isSignedIn(elsewhere)).toBe(false);
  await signIn(page);
  expect(await id()).toBe(before);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("a person can delete everything", async ({ page, site, tiktok }) => {
      const elsewhere = new HttpVisitor(site.url);
      await elsewhere.signIn(tiktok);
      await signIn(page);
      const id = async () => (await (await page.request.get("/api/auth/session")).json()).user.id;
      const before = await id();
      await page.goto(SETTINGS);
      await page.getByRole("link", { name: "Delete my data" }).click();
      await page.getByRole("button", { name: "Delete my data" }).click();
      await page.waitForURL("**/disconnected");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your data is deleted");
      expect(await tiktok.requests("/v2/oauth/revoke/")).toHaveLength(1);
      expect(await isSignedIn(elsewhere)).toBe(false);
      await signIn(page);
      expect(await id()).not.toBe(before);
    });
  });
}
