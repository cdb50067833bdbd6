import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { decode, encode } from "next-auth/jwt";
import { PERSONAS } from "tiktok-login-emulator";
import { consentForm } from "../support/consent-form";
import { expect, test } from "../support/fixtures";
import { emulatorEnv, TEST_AUTH_SECRET } from "../support/servers";

// What nginx and others read of an answer by default, before its body.
const LIMIT = 4_096;
// As in packages/tiktok-login/next/encryption.ts.
const MAX_COOKIE_BYTES = 2_200;

const HOST = `${"h".repeat(40)}.example.com`;
const SESSION = "__Host-authjs.session-token";
// Two hundred bytes, percent-encoded.
const LONGEST_PATH = `/dashboard/${"p".repeat(185)}`;
const SCOPES = ["user.info.basic", "user.info.profile", "user.info.stats", "video.list"];

/** A browser on https behind a proxy. */
class Browser {
  readonly cookies = new Map<string, string>();
  private readonly address = randomUUID();

  constructor(private readonly site: string) {}

  /** Sends a request. Fails if the headers of its answer could get too long with the longest session. */
  async send(path: string, form?: Record<string, string>): Promise<IncomingMessage> {
    const headers = {
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      "x-forwarded-for": this.address,
      "x-forwarded-proto": "https",
      "x-forwarded-host": HOST,
      origin: `https://${HOST}`,
      ...(form && { "content-type": "application/x-www-form-urlencoded" }),
    };
    const sent = request(this.site + path, { method: form ? "POST" : "GET", headers });
    sent.end(form && new URLSearchParams(form).toString());
    const [answer] = (await once(sent, "response")) as [IncomingMessage];
    const lines = answer.rawHeaders.map((part, at) => part + (at % 2 ? "\r\n" : ": "));
    let bytes = Buffer.byteLength(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}\r\n\r\n`);
    bytes += Buffer.byteLength(lines.join(""), "latin1");
    for (const line of answer.headers["set-cookie"] ?? []) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
      if (name === SESSION && value.length > 100) {
        expect(value.length).toBeLessThanOrEqual(MAX_COOKIE_BYTES);
        bytes += MAX_COOKIE_BYTES - value.length;
      }
    }
    const what = `${form ? "POST" : "GET"} ${path.slice(0, 60)} ${answer.statusCode}`;
    test.info().annotations.push({ type: "headers", description: `${bytes} bytes: ${what}` });
    expect(bytes, lines.join("")).toBeLessThan(LIMIT);
    return answer;
  }
}

test("no answer has headers that a proxy with defaults refuses", async ({
  emulator,
  tiktok,
  database,
  launchSite,
}) => {
  const origin = `https://${HOST}`;
  const callback = `${origin}/api/auth/callback/tiktok`;
  const person = {
    ...(PERSONAS[0] as (typeof PERSONAS)[number]),
    openId: randomUUID(),
    displayName: "漢".repeat(200),
    username: "h".repeat(100),
  };
  await tiktok.configure({
    webRedirectUris: [callback],
    desktopRedirectUris: [],
    personas: [person],
  });
  const site = await launchSite({
    ...emulatorEnv(emulator),
    ...database?.env,
    AUTH_URL: origin,
    TIKTOK_SCOPES: SCOPES.join(","),
    // For the longest policy.
    AUTH_GITHUB_ID: "id",
    AUTH_GOOGLE_ID: "id",
  });
  const browser = new Browser(site.url);
  const form = { callbackUrl: LONGEST_PATH };
  /** A sign-in to another page than the one before, so that the answer sets its cookie as well. */
  const start = (path: string, fields: Record<string, string>) => {
    browser.cookies.delete("__Host-authjs.callback-url");
    return browser.send(path, { ...form, ...fields });
  };
  const comeBack = async (location = "") => {
    const decided = await fetch(`${emulator.url}/_emulator/consent`, {
      method: "POST",
      body: consentForm(new URL(location).searchParams, person.id, SCOPES.slice(1)),
      redirect: "manual",
    });
    const { pathname, search } = new URL(decided.headers.get("location") ?? "");
    return pathname + search;
  };

  await browser.send("/");
  await browser.send(`${LONGEST_PATH}?${"q".repeat(2_000)}`);
  await browser.send(LONGEST_PATH, {});
  await browser.send(`/login?${new URLSearchParams(form)}`);
  // As many sessions as a browser remembers, and a sign-in that replaces one more.
  browser.cookies.set("__Host-ended-sessions", Array(8).fill("e".repeat(16)).join("."));
  for (const _ of ["first", "second"]) {
    const { headers } = await start("/api/sign-in", { scope: SCOPES.join(",") });
    expect(headers["set-cookie"]).toHaveLength(4);
    const end = await browser.send(await comeBack(headers.location));
    expect(end.headers.location).toBe(origin + LONGEST_PATH);
    expect(browser.cookies.get(SESSION)).toBeTruthy();
  }
  const refused = await start("/api/sign-in", { scope: SCOPES.join(",") });
  const { state = "" } = Object.fromEntries(new URL(refused.headers.location ?? "").searchParams);
  await browser.send(
    `/api/auth/callback/tiktok?${new URLSearchParams({ error: "access_denied", state })}`,
  );

  // TikTok's tokens have expired: a page view gets new ones.
  for (const path of [
    "/dashboard",
    "/dashboard/videos",
    "/api/me/nothing",
    "/dashboard/settings",
  ]) {
    if (!database) await makeLonger(browser);
    const { headers } = await browser.send(path);
    const sendsSession = headers["set-cookie"]?.some((line) => line.startsWith(SESSION)) ?? false;
    expect(sendsSession).toBe(!database);
  }
  for (const path of ["session", "providers", "signin", "error", "nothing"])
    await browser.send(`/api/auth/${path}`);

  if (database) {
    await database.query("delete from account where provider_account_id = $1", [person.openId]);
    const { headers } = await start("/api/connect", { provider: "tiktok" });
    expect(headers["set-cookie"]?.join()).toContain("__Host-link=ey");
    await browser.send(await comeBack(headers.location));
  }
  const { csrfToken } = JSON.parse(await text(await browser.send("/api/auth/csrf")));
  await start("/api/auth/signin/tiktok", { csrfToken });
  await browser.send("/api/auth/signout", { csrfToken });
  expect(browser.cookies.has(SESSION)).toBe(false);
});

/** Gives the session the longest picture that it may have, and tokens that have expired. */
async function makeLonger({ cookies }: Browser): Promise<void> {
  const keys = { secret: TEST_AUTH_SECRET, salt: SESSION };
  const { grant, sub } = (await decode({ token: cookies.get(SESSION) ?? "", ...keys })) ?? {};
  const changes = {
    accessTokenExpiresAt: 1,
    image: `https://p16.tiktokcdn.com/${"i".repeat(500)}`,
  };
  const token = { sub: sub ?? "", grant: { ...grant, ...changes } as NonNullable<typeof grant> };
  cookies.set(SESSION, await encode({ token, ...keys }));
}
