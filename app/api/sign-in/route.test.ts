import { headers as sentHeaders } from "next/headers";
import { NextRequest } from "next/server";
import { beforeEach, expect, it, vi } from "vitest";
import { POST as connect } from "@/app/api/connect/route";
import { seeOther } from "@/app/api/sign-in/form";
import { GET as open, POST as signInWith } from "@/app/api/sign-in/route";
import { isConnected } from "@/lib/account/accounts";
import { noteAskedScopes } from "@/lib/session/asked-scopes";
import { currentSession, loginAddress } from "@/lib/session/current";
import { startLink } from "@/lib/session/link";
import { sampleSession } from "@/tests/support/sample-grant";

const signIn = vi.hoisted(() => {
  process.env.AUTH_SECRET = "0123456789abcdef0123456789abcdef";
  process.env.AUTH_TIKTOK_ID = "key";
  process.env.AUTH_TIKTOK_SECRET = "secret";
  process.env.AUTH_TRUST_HOST = "true";
  return vi.fn();
});
vi.mock("@/auth", async () => {
  const { sessions } = await import("@/lib/sessions");
  const auth = { signIn, handlers: { GET: vi.fn(), POST: vi.fn() }, signOut: vi.fn() };
  return {
    ...sessions.complete(auth as never, { accounts: "/dashboard/settings" }),
    signInProviders: [
      { id: "tiktok", name: "TikTok" },
      { id: "github", name: "GitHub" },
    ],
  };
});
vi.mock("next/headers", () => ({ headers: vi.fn(), cookies: vi.fn() }));
vi.mock("@/lib/account/accounts");
vi.mock("@/lib/session/current");
vi.mock("@/lib/session/link");
vi.mock("@/lib/session/asked-scopes");

const ORIGIN = "http://localhost:3000";
const session = sampleSession();
const CONSENT = "https://provider.example/authorize?code_challenge=AAECAw&state=s";
const FORM = "application/x-www-form-urlencoded";

beforeEach(() => {
  vi.mocked(startLink).mockReset();
  vi.mocked(noteAskedScopes).mockReset();
  vi.mocked(currentSession).mockResolvedValue(session);
  vi.mocked(isConnected).mockResolvedValue(false);
  signIn.mockReset().mockResolvedValue(CONSENT);
});

const formWith = (fields: Record<string, string>, headers: Record<string, string>) =>
  new NextRequest(`${ORIGIN}/api/sign-in`, {
    method: "POST",
    body: new URLSearchParams(fields).toString(),
    headers: { "content-type": FORM, host: "localhost:3000", origin: ORIGIN, ...headers },
  });

/** Where a form leads. */
async function sent(
  to: (request: NextRequest) => Promise<Response>,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<string | null> {
  const request = formWith(fields, headers);
  vi.mocked(sentHeaders).mockResolvedValue(request.headers as never);
  const answer = await to(request);
  expect(answer.status).toBe(303);
  return answer.headers.get("location");
}

it("sends TikTok's challenge in hex, and leaves another provider's as it is", async () => {
  expect(await sent(signInWith, {})).toBe(CONSENT.replace("AAECAw", "00010203"));
  const fields = { provider: "github", scope: "user.info.stats" };
  expect(await sent(signInWith, fields)).toBe(CONSENT);
  const wanted = { redirectTo: "/dashboard", redirect: false };
  expect(signIn).toHaveBeenLastCalledWith("github", wanted, undefined);
  expect(startLink).not.toHaveBeenCalled();
});

it.each(["", "google", "constructor"])("starts no sign-in with %o", async (provider) => {
  const fields = { provider, callbackUrl: "/dashboard/videos" };
  expect(await sent(signInWith, fields)).toBe("/login?callbackUrl=%2Fdashboard%2Fvideos");
  expect(await sent(connect, fields)).toBe("/dashboard/videos");
  expect(signIn).not.toHaveBeenCalled();
});

it("connects for the session, and returns to the page", async () => {
  const fields = { provider: "github", callbackUrl: "/dashboard/videos" };
  expect(await sent(connect, fields)).toBe(CONSENT);
  expect(startLink).toHaveBeenCalledWith(expect.anything(), session, "github", CONSENT);
  expect(signIn.mock.lastCall?.[1]).toMatchObject({ redirectTo: "/dashboard/videos" });
});

it("does not connect what is connected", async () => {
  vi.mocked(isConnected).mockResolvedValue(true);
  const fields = { provider: "github", callbackUrl: "/dashboard/settings" };
  expect(await sent(connect, fields)).toBe("/dashboard/settings");
  expect(signIn).not.toHaveBeenCalled();
});

it("connects nothing without a session, and nothing while the database is down", async () => {
  vi.mocked(currentSession).mockResolvedValueOnce(null);
  vi.mocked(loginAddress).mockResolvedValueOnce("/login?callbackUrl=%2Fdashboard");
  expect(await sent(connect, { provider: "github" })).toBe("/login?callbackUrl=%2Fdashboard");
  vi.mocked(currentSession).mockRejectedValueOnce(new Error("down"));
  expect(await sent(connect, { provider: "github" })).toBe("/dashboard");
  expect(signIn).not.toHaveBeenCalled();
});

it("explains in the settings that connecting did not start", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.mocked(startLink).mockRejectedValue(new Error("state is not in its checks"));
  expect(await sent(connect, { provider: "github" })).toBe(
    "/dashboard/settings?error=Configuration&code=sign_in_not_started",
  );
});

it.each([
  [{}, undefined, ""],
  [{ account: "another" }, { disable_auto_auth: "1" }, ""],
  [{ scope: "user.info.stats" }, { disable_auto_auth: "1" }, "user.info.stats"],
])("shows TikTok's consent page again only when it was asked to (%o)", async (...row) => {
  const [fields, params, asked] = row;
  await sent(signInWith, { ...fields, callbackUrl: "/dashboard?tab=likes" });
  const wanted = { redirectTo: "/dashboard?tab=likes", redirect: false };
  expect(signIn).toHaveBeenLastCalledWith("tiktok", wanted, params);
  expect(noteAskedScopes).toHaveBeenLastCalledWith(expect.anything(), asked);
});

it.each<[string, Record<string, string>]>([
  ["another site", { origin: "https://evil.example" }],
  ["another port", { origin: "http://localhost:3001" }],
  ["a page without an origin", { origin: "null" }],
  ["a sibling of this site", { "sec-fetch-site": "same-site" }],
  ["another site, whatever origin it claims", { "sec-fetch-site": "cross-site" }],
])("starts nothing for %s, and says so on a page", async (_, headers) => {
  for (const to of [signInWith, connect]) {
    const answer = await to(formWith({ provider: "github" }, headers));
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("<h1>Nothing was done</h1>");
  }
  expect(signIn).not.toHaveBeenCalled();
  expect(noteAskedScopes).not.toHaveBeenCalled();
});

const PROXY = { "x-forwarded-host": "x.example", "x-forwarded-proto": "https" };

it.each<[string, Record<string, string>]>([
  ["the browser's word for it", { origin: "", "sec-fetch-site": "same-origin" }],
  ["no word of a browser", { origin: "" }],
  ["a proxy's host", { origin: "https://x.example", ...PROXY }],
  ["a proxy that does not tell that it ends https", { origin: "https://localhost:3000" }],
])("starts a sign-in with %s", async (_, headers) => {
  expect(await sent(signInWith, {}, headers)).toContain("https://provider.example/");
});

it("starts nothing for a body that is too large, or none, or an address that was opened", async () => {
  expect(await sent(signInWith, { callbackUrl: "x".repeat(20_000) })).toBe("/login");
  expect(open().headers.get("location")).toBe("/login");
  const files = { "content-type": "multipart/form-data; boundary=b" };
  expect(await sent(signInWith, {}, files)).toBe("/login");
  expect(await sent(connect, { provider: "github" }, files)).toBe("/dashboard/settings");
  expect(signIn).not.toHaveBeenCalled();
  const empty = new NextRequest(`${ORIGIN}/api/sign-in`, { method: "POST" });
  expect((await signInWith(empty)).headers.get("location")).toBe("/login");
});

it("leads to this site at another address with a page, as a policy may forbid the redirect", async () => {
  const url = `${ORIGIN}/login?callbackUrl=%2Fdashboard`;
  const answer = seeOther(url);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain(`http-equiv="refresh" content="0;url=${url}"`);
});
