import { readFile } from "node:fs/promises";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { TEST_BUILD } from "../../scripts/test-build";
import { signIn } from "../support/consent";
import { expect, test } from "../support/fixtures";
import { sendFormFrom } from "../support/foreign-form";
import { expiredSession } from "../support/grant-life";
import { emulatorEnv } from "../support/servers";

const AUTH = "/api/auth";

// Addresses for the routes that take a parameter.
const EXAMPLES: Record<string, string[]> = {
  "/api/auth/[...nextauth]": [
    ...["session", "csrf", "providers", "signin", "signout", "error", "nothing"],
    ...["callback/tiktok?code=1&state=2", "callback/tiktok?error=access_denied"],
  ].map((endpoint) => `${AUTH}/${endpoint}`),
};

// A page that is not there.
const OTHERS = ["/nowhere"];

/** An address for every route of the site, from Next's own list. */
async function everyAddress(): Promise<string[]> {
  const routes = JSON.parse(await readFile(`${TEST_BUILD}/app-path-routes-manifest.json`, "utf8"));
  const paths = Object.values<string>(routes).filter((path) => !path.startsWith("/_"));
  return [...paths.flatMap((path) => EXAMPLES[path] ?? [path]), ...OTHERS];
}

async function visitAll(
  request: APIRequestContext,
  site: string,
  headers: Record<string, string> = {},
): Promise<[string, APIResponse][]> {
  const responses: [string, APIResponse][] = [];
  for (const path of await everyAddress()) {
    const response = await request.get(site + path, { headers, maxRedirects: 0 });
    responses.push([path, response]);
  }
  return responses;
}

const isPage = (path: string) => !path.startsWith("/api/");
const isPrivate = (path: string) => /^\/(login|dashboard|api\/auth)(\/|\?|$)/.test(path);

for (const isSignedIn of [false, true]) {
  test(`every response has the site's headers, and no cache keeps a session, when signed ${isSignedIn ? "in" : "out"}`, {
    tag: isSignedIn ? "@journey" : [],
  }, async ({ page, site }) => {
    if (isSignedIn) await signIn(page);
    const responses = await visitAll(page.request, site.url);
    expect(responses.length).toBeGreaterThan(30);
    for (const [path, response] of responses) {
      const headers = response.headers();
      expect(headers, path).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "strict-origin-when-cross-origin",
        "cross-origin-resource-policy": "same-origin",
        ...(isPage(path) && {
          "content-security-policy": expect.stringContaining("default-src 'self'"),
          "x-frame-options": "DENY",
          "permissions-policy": "camera=(), microphone=(), geolocation=()",
          "cross-origin-opener-policy": "same-origin",
        }),
      });
      expect(headers["strict-transport-security"], path).toBeUndefined();
      const policy = headers["content-security-policy"];
      if (isPage(path)) expect(policy, path).not.toContain("upgrade-insecure");
      else expect(policy, path).toBeUndefined();
      // A page that is rendered per request has a nonce, also if it is opened without what leads to it.
      const isHtml = headers["content-type"]?.startsWith("text/html");
      const isRendered = isHtml && response.ok() && isPage(path);
      if (isRendered && !headers["cache-control"]?.includes("s-maxage"))
        expect(policy, path).toContain("'nonce-");
      if (isPrivate(path)) expect(headers["cache-control"], path).toBe("private, no-store");
      if (headers["set-cookie"]) expect(headers["cache-control"], path).toContain("no-store");
    }
  });
}

test("behind https, every response keeps the browser there, and none names this machine", async ({
  page,
  emulator,
  launchSite,
}) => {
  const { TIKTOK_EMULATOR_URL: _, ...env } = emulatorEnv(emulator);
  const site = await launchSite(env);
  const responses = await visitAll(page.request, site.url, { "x-forwarded-proto": "https" });
  for (const [path, response] of responses) {
    const headers = response.headers();
    expect(headers["strict-transport-security"], path).toBe("max-age=31536000");
    const policy = headers["content-security-policy"];
    if (isPage(path)) {
      expect(policy, path).toContain("; upgrade-insecure-requests");
      expect(policy, path).not.toMatch(/localhost|127\.0\.0\.1/);
    } else expect(policy, path).toBeUndefined();
    if (headers["set-cookie"]) expect(headers["cache-control"], path).toContain("no-store");
  }
});

test("a page that is opened over http upgrades nothing, although AUTH_URL is https", async ({
  page,
  emulator,
  launchSite,
}) => {
  const site = await launchSite({ ...emulatorEnv(emulator), AUTH_URL: "https://example.com" });
  for (const path of ["/", "/login", "/privacy"]) {
    const { headers } = await fetch(site.url + path);
    expect(headers.get("content-security-policy"), path).not.toContain("upgrade-insecure");
  }
  await page.goto(`${site.url}/login`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("no cache keeps a rotated session, or what sign-in and sign-out return", async ({
  page,
  site,
  tiktok,
}) => {
  const answerTo = async (button: string) => {
    const posted = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: button }).click();
    return (await posted).allHeaders();
  };
  await page.goto("/");
  const signedIn = (await sendFormFrom(page, site.url)).headers();
  await expiredSession(page, tiktok);
  const rotated = (await page.request.get("/dashboard")).headers();
  await page.goto("/dashboard");
  const signedOut = await answerTo("Sign out");
  for (const [headers, cookie] of [
    [signedIn, "authjs.state=ey"],
    [rotated, "authjs.session-token=ey"],
    [signedOut, "authjs.session-token=;"],
  ] as const) {
    expect(headers["set-cookie"]).toContain(cookie);
    expect(headers["cache-control"]).toContain("no-store");
    expect(headers["cache-control"]).not.toMatch(/public|s-maxage|immutable/);
  }
});

test("static pages load their own files alone, and their scripts run", async ({
  page,
  emulator,
  launchSite,
}) => {
  const { TIKTOK_EMULATOR_URL: _, ...env } = emulatorEnv(emulator);
  const site = await launchSite(env);
  for (const path of ["/", "/terms"]) {
    const response = await page.goto(site.url + path);
    const policy = response?.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("script-src 'self' 'unsafe-inline';");
    expect(policy).not.toContain("nonce");
    // React marks the elements of a page once its scripts have run.
    await page.waitForFunction(() =>
      Object.keys(document.body).some((key) => key.startsWith("__react")),
    );
  }
});

test("the dashboard keeps its strict policy when it is opened from a static page", async ({
  page,
}) => {
  await signIn(page);
  await page.goto("/");
  await page.waitForLoadState("networkidle");
  const document = page.waitForResponse((response) => response.url().endsWith("/dashboard"));
  await page.getByRole("link", { name: "Dashboard" }).click();
  expect(await (await document).headerValue("content-security-policy")).toContain("'nonce-");
  expect((await document).request().isNavigationRequest()).toBe(true);
});
