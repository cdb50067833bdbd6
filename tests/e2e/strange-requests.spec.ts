import { randomUUID } from "node:crypto";
import { type IncomingHttpHeaders, request as send } from "node:http";
import { text } from "node:stream/consumers";
import { expect, test } from "../support/fixtures";
import { HttpVisitor } from "../support/http-visitor";
import type { Site } from "../support/servers";

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

// The site limits how many sign-ins one address may start in a minute.
let address = "";
test.beforeEach(() => {
  address = randomUUID();
});

/** Sends a request byte for byte: a browser and `fetch` would refuse or repair some of these. */
function ask(
  site: Site,
  path: string,
  {
    method = "GET",
    headers = {},
    body = "",
  }: { method?: string; headers?: object; body?: string } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(site.url);
  return new Promise((resolve, reject) => {
    const own = { "x-forwarded-for": address };
    const options = { hostname, port, path, method, headers: { ...own, ...headers } };
    const request = send(options, async (answer) => {
      // Where Next sends those that ask for a page's data without saying which.
      const location = answer.headers.location ?? "";
      if (location.includes("?_rsc") && !path.includes("?_rsc")) {
        answer.resume();
        return resolve(ask(site, location, { method, headers, body }));
      }
      resolve({ status: answer.statusCode, headers: answer.headers, body: await text(answer) });
    });
    request.on("error", reject).end(body);
  });
}

const STACK = /^\s+at /m;

test("a forwarded host that is not a host is answered with 400 by Auth.js's endpoints", async ({
  site,
}) => {
  for (const host of ["a b", "<b>", "x:99999", "[::1", "x/y", "user@x"]) {
    const headers = { "x-forwarded-host": host };
    for (const endpoint of ["session", "csrf", "signin", "callback/tiktok?code=1&state=2"]) {
      const { status } = await ask(site, `/api/auth/${endpoint}`, { headers });
      expect(status, `${endpoint} with ${host}`).toBe(400);
    }
  }
  for (const headers of [{ "x-forwarded-host": "" }, { "x-forwarded-proto": "x" }]) {
    expect((await ask(site, "/api/auth/session", { headers })).status).toBe(200);
  }
  expect(site.log()).not.toMatch(STACK);
});

const UNREADABLE = [
  "http://",
  "https://",
  "http://a%20b",
  "http%3A%2F%2F%5B",
  "http://a:99999/",
  "http://localhost:1.evil.example/",
  "//",
  "///",
  "//%20",
  "/%2F%20x",
  "x",
  "dashboard",
  "?a=1",
  "%23a",
  "%20/dashboard",
  "+/dashboard",
  "%09/dashboard",
  "%0a",
  "%00",
  "javascript:alert(1)",
  "data:text/html,x",
  "ftp://site.example/",
  "file:///etc/passwd",
  "mailto:a@b.example",
  "blob:x",
  "%E0%A4%A",
  "%F0%9F%98%80",
  "%5C%5Cevil.example",
  "null",
];

test("a callbackUrl that Auth.js cannot read is ignored in query, cookie and form", async ({
  site,
}) => {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  for (const wanted of UNREADABLE) {
    for (const endpoint of ["session", "csrf", "providers"]) {
      const { status } = await ask(site, `/api/auth/${endpoint}?callbackUrl=${wanted}`);
      expect(status, `${endpoint} with ${wanted}`).toBe(200);
    }
    const headers = { cookie: `a=1; authjs.callback-url=${wanted}` };
    expect((await ask(site, "/api/auth/session", { headers })).status, wanted).toBe(200);
    const callback = await ask(site, `/api/auth/callback/tiktok?callbackUrl=${wanted}`);
    expect(callback.headers.location, wanted).toMatch(/\/login\?error=Configuration$/);
    const signIn = await ask(site, `/api/auth/signin?callbackUrl=${wanted}`);
    expect(signIn.headers.location, wanted).toBe("/login?callbackUrl=%2Fdashboard");
    for (const endpoint of ["signin/tiktok", "signout"]) {
      const posted = await ask(site, `/api/auth/${endpoint}`, {
        method: "POST",
        headers: form,
        body: `callbackUrl=${wanted}`,
      });
      expect(posted.status, `${endpoint} with ${wanted}`).toBe(302);
    }
  }
  expect(site.log()).not.toMatch(/InvalidCallbackUrl|TypeError/);
  expect(site.log()).not.toMatch(STACK);
});

test("a JSON body for Auth.js can have anything in it", async ({ site }) => {
  const headers = { "content-type": "application/json" };
  for (const body of [
    "{",
    "null",
    "[]",
    '{"callbackUrl":5}',
    '{"callbackUrl":{}}',
    '{"csrfToken":[]}',
  ]) {
    const send = (endpoint: string) =>
      ask(site, `/api/auth/${endpoint}`, { method: "POST", headers, body });
    for (const endpoint of ["signout", "signin/tiktok"]) {
      expect([302, 400], `${endpoint} with ${body}`).toContain((await send(endpoint)).status);
    }
    // This site answers it, and reads no body.
    expect(await send("session"), body).toMatchObject({ status: 200, body: "null" });
  }
  expect(site.log()).not.toContain("TypeError");
  expect(site.log()).not.toMatch(STACK);
});

test("the login page takes the place of Auth.js's own pages, and keeps the page that was wanted", async ({
  page,
  site,
}) => {
  await page.goto("/api/auth/signin?callbackUrl=/dashboard/videos");
  await expect(page).toHaveURL(`${site.url}/login?callbackUrl=%2Fdashboard%2Fvideos`);
  const absolute = encodeURIComponent(`${site.url}/dashboard/settings?a=1`);
  await page.goto(`/api/auth/signin?callbackUrl=${absolute}`);
  await expect(page.locator('input[name="callbackUrl"]').first()).toHaveValue(
    "/dashboard/settings?a=1",
  );
  for (const endpoint of ["verify-request", "error"]) {
    await page.goto(`/api/auth/${endpoint}`);
    await expect(page).toHaveURL(`${site.url}/login`);
    await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toHaveCount(0);
  }
  for (const endpoint of ["webauthn-options", "signin/tiktok", "callback", "x/y/z"]) {
    expect((await ask(site, `/api/auth/${endpoint}`)).status).toBe(404);
  }
  expect((await ask(site, "/api/auth/session", { method: "HEAD" })).status).toBe(405);
  expect(site.log()).not.toContain("[auth]");
});

test("an invented error of TikTok's does not become code", async ({ page, site }) => {
  for (const name of ["constructor", "__proto__", "toString"]) {
    await page.goto(`/api/auth/callback/tiktok?error=${name}`);
    await expect(page).toHaveURL(`${site.url}/login?error=OAuthCallbackError&code=refused`);
    for (const [error, code] of [
      [name, name],
      ["Configuration", name],
    ]) {
      await page.goto(`/login?error=${error}&code=${code}`);
      await expect(page.getByRole("heading", { level: 2 })).toHaveText(/^(TikTok refused|This)/);
      await expect(page.getByText(/function|native code|\[object/)).toHaveCount(0);
    }
  }
});

test("a sign-in form with odd fields still starts a sign-in, and what is no form starts none", async ({
  site,
  tiktok,
}) => {
  const send = (body: string, type: string) =>
    ask(site, "/api/sign-in", {
      method: "POST",
      headers: { origin: site.url, "content-type": type },
      body,
    });
  for (const body of [
    "",
    "=",
    "%",
    "callbackUrl",
    "callbackUrl[]=x",
    "scope=%00",
    "provider=tiktok",
  ]) {
    const { status, headers } = await send(body, "application/x-www-form-urlencoded");
    expect(status, body).toBe(303);
    expect(headers.location, body).toContain(tiktok.url);
  }
  for (const type of ["text/plain;charset=UTF-8", "multipart/form-data", "application/json"])
    expect((await send("[5]", type)).headers.location, type).toBe("/login");
  expect(site.log()).not.toMatch(STACK);
});

test("Next's image optimizer is closed", async ({ site }) => {
  for (const url of ["/apple-icon.png", "https://p16-sign.tiktokcdn-us.com/a.webp"]) {
    const query = new URLSearchParams({ url, w: "640", q: "75" });
    expect((await ask(site, `/_next/image?${query}`)).status).toBe(404);
  }
});

// Pages that are static, rendered per request, protected and absent, and route handlers.
const EVERYWHERE = ["/", "/terms", "/login", "/dashboard", "/nowhere", "/api/sign-in", "/api/me/x"];
const WHOLE = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nc\r\n--b--\r\n';
const ID = `40${"0".repeat(40)}`;

/** Headers and body of a POST that no browser sends. */
const MISSPELLED: [string, Record<string, string>, string][] = [
  ["a form without a boundary", { "content-type": "multipart/form-data" }, WHOLE],
  ["half a form", { "content-type": "multipart/form-data; boundary=b" }, WHOLE.slice(0, 30)],
  [
    "an almost whole form",
    { "content-type": "multipart/form-data; boundary=b" },
    WHOLE.slice(0, -4),
  ],
  ["an empty form", { "content-type": "multipart/form-data; boundary=b" }, ""],
  ["a form of an odd type", { "content-type": "multipart/form-datax; boundary=b" }, WHOLE],
  ["a form that is no action", { "content-type": "multipart/form-data; boundary=b" }, WHOLE],
  [
    "a form of another site",
    { "content-type": "multipart/form-data; boundary=b", origin: "https://evil.example" },
    WHOLE,
  ],
  [
    "a form of no origin",
    { "content-type": "multipart/form-data; boundary=b", origin: "null" },
    WHOLE,
  ],
  [
    "a form of an odd origin",
    { "content-type": "multipart/form-data; boundary=b", origin: "foo" },
    WHOLE,
  ],
  [
    "a form at an odd host",
    { "content-type": "multipart/form-data; boundary=b", "x-forwarded-host": "a b" },
    WHOLE,
  ],
  [
    "too large a form",
    { "content-type": "multipart/form-data; boundary=b" },
    `${"x".repeat(1.1e6)}${WHOLE}`,
  ],
  ["an action of another site", { "next-action": ID, origin: "https://evil.example" }, "[]"],
  ["an action of an odd origin", { "next-action": ID, origin: "foo" }, "[]"],
  ["an action without a name, of an odd origin", { "next-action": "", origin: "foo" }, "[]"],
  ["an action without a name and an origin", { "next-action": "", origin: "" }, "[]"],
  ["an action that no build has", { "next-action": ID }, "[]"],
  ["an odd action", { "next-action": "x" }, "[]"],
  ["an action with odd arguments", { "next-action": ID }, "[{"],
  ["an action without arguments", { "next-action": ID }, ""],
  [
    "an action with too many arguments",
    { "next-action": ID },
    JSON.stringify(Array(1_001).fill(0)),
  ],
  [
    "an action as a form",
    { "next-action": ID, "content-type": "application/x-www-form-urlencoded" },
    "%zz",
  ],
  [
    "a form of the other type that asks for a page's data",
    { rsc: "1", "content-type": "application/x-www-form-urlencoded" },
    "[]",
  ],
  [
    "a form that is no action and asks for a page's data",
    { rsc: "1", "content-type": "multipart/form-data; boundary=b" },
    WHOLE,
  ],
  ["an odd action that asks for a page's data", { rsc: "1", "next-action": "x" }, "[]"],
];

for (const [name, headers, body] of MISSPELLED) {
  test(`${name} is the client's mistake, everywhere, and no alert`, async ({ site }) => {
    for (const path of EVERYWHERE) {
      const own = { origin: site.url, "content-type": "text/plain" };
      const answer = await ask(site, path, {
        method: "POST",
        headers: { ...own, ...headers },
        body,
      });
      expect(answer.status, path).toBeLessThan(500);
      // These may lead to the login page.
      if (path !== "/api/sign-in" && path !== "/dashboard")
        expect(answer.status, path).toBeGreaterThanOrEqual(400);
    }
    expect(site.log()).not.toContain("[unhandled]");
  });
}

test("arguments of an action that React cannot read are no alert", async ({ site, tiktok }) => {
  const visitor = new HttpVisitor(site.url);
  await visitor.signIn(tiktok);
  const { html } = await visitor.open("/dashboard");
  const headers = {
    "next-action": /\$ACTION_ID_(\w{42})/.exec(html)?.[1] ?? "",
    "content-type": "text/plain",
    origin: site.url,
    cookie: `authjs.session-token=${visitor.session}`,
  };
  const nested = "[".repeat(20_000) + "]".repeat(20_000);
  for (const body of ['["$B1"]', '["$F1"]', '["$A1"]', '["$0:a"]', '["$nx"]', nested]) {
    site.clearLog();
    await ask(site, "/dashboard", { method: "POST", headers, body });
    await expect.poll(site.log).toContain("[request] could not be read");
    expect(site.log()).not.toContain("[unhandled]");
  }
});

test("an address that cannot be decoded is the client's mistake", async ({ site }) => {
  for (const path of ["/api/auth/%zz", "/api/auth/callback/%ff?code=%", "/terms/%E0%A4%A", "/%"])
    for (const method of ["GET", "POST"])
      expect((await ask(site, path, { method })).status, path).toBe(400);
  expect(site.log()).not.toContain("[unhandled]");
});
