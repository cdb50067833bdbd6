import type { Response } from "@playwright/test";
import { agree } from "./consent";
import { expect, test } from "./fixtures";
import { TEST_AUTH_SECRET } from "./servers";

/** Everything that a response shows of itself: its address, its headers and its body. */
async function textOf(response: Response): Promise<string> {
  const headers = JSON.stringify(await response.headersArray());
  // A redirect has no body.
  const body = await response.text().catch(() => "");
  return `${response.url()}\n${headers}\n${body}`;
}

test("no token and no secret leaves the server", async ({ page, site, tiktok }) => {
  const texts: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.url().startsWith(site.url)) texts.push(textOf(response));
  });
  // Due as soon as they are given out, so that rotated tokens are looked for, too.
  await tiktok.configure({ accessTokenSeconds: 200 });
  await page.goto("/");
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await agree(page);
  await page.waitForURL("**/dashboard");
  await page.goto("/dashboard?again=1");
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByText("Refresh token ends")).toBeVisible();
  await page.goto("/dashboard/settings/disconnect");
  await page.goto("/api/auth/session");
  await page.goto("/login?error=Configuration");
  texts.push((await page.request.get("/dashboard/settings/export")).text());
  for (const rsc of ["/dashboard", "/dashboard/settings", "/login"]) {
    const answer = await page.request.get(rsc, { headers: { RSC: "1" } });
    texts.push(answer.text());
  }
  await page.goto("/dashboard");
  const shown = [...(await Promise.all(texts)), await page.content(), site.log()];
  const { tokens, codes } = await tiktok.secrets();
  expect(tokens.length).toBeGreaterThanOrEqual(8);
  expect(codes.length).toBeGreaterThanOrEqual(1);
  expect(shown.length).toBeGreaterThan(10);
  for (const secret of [...tokens, tiktok.clientSecret, TEST_AUTH_SECRET]) {
    for (const spelled of [secret, encodeURIComponent(secret), btoa(secret).replace(/=+$/, "")]) {
      expect(shown.filter((text) => text.includes(spelled))).toEqual([]);
    }
  }
  for (const code of codes) expect(site.log()).not.toContain(code);
});

test("/api/auth/session tells identity and nothing else", async ({ page }) => {
  await page.goto("/login");
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await agree(page);
  await page.waitForURL("**/dashboard");
  const session = await (await page.request.get("/api/auth/session")).json();
  expect(Object.keys(session).sort()).toEqual(["expires", "user"]);
  expect(Object.keys(session.user).sort()).toEqual(["email", "id", "image", "name", "username"]);
  expect(session.user.id).toHaveLength(36);
  expect(session.user.email).toBeNull();
});

test("the session is one cookie, out of scripts' reach and under 3,900 bytes", async ({
  page,
  context,
}) => {
  await page.goto("/login");
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await agree(page, { persona: "Long name" });
  await page.waitForURL("**/dashboard");
  const cookies = await context.cookies();
  const session = cookies.filter(({ name }) => name.includes("session-token"));
  expect(session).toHaveLength(1);
  expect(session[0]).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  expect(session[0]?.value.length).toBeLessThan(3_900);
  expect(await page.evaluate(() => document.cookie)).toBe("");
});

test("a refused sign-in logs no secret either", async ({ page, site, tiktok }) => {
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
