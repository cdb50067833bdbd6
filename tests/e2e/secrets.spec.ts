import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { TEST_BUILD } from "../../scripts/test-build";
import { agree, signIn } from "../support/consent";
import { expect, test } from "../support/fixtures";
import { TEST_AUTH_SECRET } from "../support/servers";
import { startTlsProxy } from "../support/tls-proxy";

test.use({ ignoreHTTPSErrors: true, movesClock: true });

/** A secret as it is, URL-encoded, and in base64 at every possible alignment. */
function spellingsOf(secret: string): string[] {
  const inBase64 = [0, 1, 2].map((before) => {
    const padded = Buffer.from(`${"-".repeat(before)}${secret}`).toString("base64");
    // The characters at both ends depend on the neighbouring bytes.
    return padded.slice(4, -4);
  });
  return [secret, encodeURIComponent(secret), ...inBase64];
}

test("no token and no secret leaves the server", { tag: "@journey" }, async ({
  page,
  site,
  tiktok,
  advance,
}) => {
  const proxy = await startTlsProxy();
  proxy.to(site.url);
  // The next view rotates, so that rotated tokens are checked as well.
  const expireSoon = () => advance(7_000);
  const goTo = async (path: string) => {
    await expireSoon();
    await page.goto(`${proxy.url}${path}`);
    await proxy.atRest();
  };
  // In the page, because only the browser resolves the proxy's name.
  const read = async (path: string, headers: Record<string, string> = {}) => {
    await expireSoon();
    await page.evaluate(async (asked) => (await fetch(asked.path, asked)).text(), {
      path,
      headers,
    });
  };
  try {
    await tiktok.configure({ webRedirectUris: [`${proxy.url}/api/auth/callback/tiktok`] });
    await goTo("/");
    // The policy of a static page allows an emulator on this machine's own addresses only.
    await goTo("/login");
    await page.getByRole("button", { name: "Continue with TikTok" }).click();
    await agree(page);
    await page.waitForURL(`${proxy.url}/dashboard`);
    await page.getByRole("button", { name: "Refresh" }).click();
    await proxy.atRest();
    for (const [name, sign] of [
      ["Videos", "Next"],
      ["Settings", "Export my data"],
    ] as const) {
      await expireSoon();
      await page.getByRole("link", { name, exact: true }).click();
      await expect(page.getByRole("link", { name: sign, exact: true })).toBeVisible();
    }
    for (const path of ["/dashboard/videos", "/api/auth/session", "/login?error=Configuration"]) {
      await goTo(path);
    }
    for (const path of ["/dashboard", "/dashboard/videos", "/dashboard/settings", "/login"]) {
      await read(path, { RSC: "1" });
    }
    await read("/dashboard/settings/export");
    await goTo("/dashboard");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(`${proxy.url}/login`);
    await page.getByRole("button", { name: "Continue with TikTok" }).click();
    await page.waitForURL(`${proxy.url}/dashboard`);
    await goTo("/dashboard/settings/disconnect");
    await page.getByRole("button", { name: "Disconnect TikTok" }).click();
    await page.waitForURL(`${proxy.url}/disconnected`);
    await proxy.atRest();
    const shown = [...proxy.answers(), site.log()];
    const { tokens, codes } = await tiktok.secrets();
    expect(tokens.length).toBeGreaterThanOrEqual(20);
    expect(codes.length).toBe(2);
    expect(shown.length).toBeGreaterThan(30);
    expect(shown.filter((text) => text.includes("Paper Boats")).length).toBeGreaterThan(5);
    for (const secret of [...tokens, tiktok.clientSecret, TEST_AUTH_SECRET]) {
      for (const spelled of spellingsOf(secret)) {
        expect(shown.filter((text) => text.includes(spelled))).toEqual([]);
      }
    }
    for (const code of codes) expect(site.log()).not.toContain(code);
  } finally {
    proxy.close();
  }
});

test("/api/auth/session returns the identity and nothing else", async ({ page }) => {
  await page.goto("/login");
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await agree(page);
  await page.waitForURL("**/dashboard");
  const session = await (await page.request.get("/api/auth/session")).json();
  expect(Object.keys(session).sort()).toEqual(["expires", "user"]);
  expect(Object.keys(session.user).sort()).toEqual([
    ...["email", "id", "image", "name", "openId", "username"],
  ]);
  expect(session.user.id).toHaveLength(36);
  expect(session.user.email).toBeNull();
});

test("the session is one HttpOnly cookie of at most 2,200 bytes", async ({ page, context }) => {
  await page.goto("/login");
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await agree(page, { persona: "Long name" });
  await page.waitForURL("**/dashboard");
  const cookies = await context.cookies();
  const session = cookies.filter(({ name }) => name.includes("session-token"));
  expect(session).toHaveLength(1);
  expect(session[0]).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  expect(session[0]?.value.length).toBeLessThanOrEqual(2_200);
  expect(await page.evaluate(() => document.cookie)).toBe("");
});

test("a refused sign-in logs no secret", async ({ page, site, tiktok }) => {
  await tiktok.fault({
    endpoint: "user_info",
    status: 401,
    body: { error: { code: "access_token_invalid", message: "No.", log_id: "2026" } },
  });
  await page.goto("/login");
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await agree(page);
  await expect(page).toHaveURL(/error=OAuthCallbackError&code=access_token_invalid/);
  await expect.poll(site.log).toContain("access_token_invalid");
  const { tokens, codes } = await tiktok.secrets();
  expect(tokens.length).toBeGreaterThanOrEqual(2);
  for (const secret of [...tokens, ...codes, tiktok.clientSecret]) {
    expect(site.log()).not.toContain(secret);
  }
});

test("no personal data is written to disk", async ({ page }) => {
  const begun = Date.now();
  await signIn(page);
  await page.goto("/dashboard/videos");
  await expect(page.getByRole("link", { name: "Next", exact: true })).toBeVisible();
  const { user } = await (await page.request.get("/api/auth/session")).json();
  // Next's cache folder, which may have files from earlier builds.
  const entries = await readdir(`${TEST_BUILD}/cache`, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files).not.toEqual([]);
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    if ((await stat(path)).mtimeMs < begun) continue;
    expect(await readFile(path, "utf8"), path).not.toContain(user.id);
  }
});
