import { NextRequest } from "next/server";
import { beforeEach, expect, it, vi } from "vitest";
import { POST as connect } from "@/app/api/connect/route";
import { seeOther } from "@/app/api/sign-in/form";
import { GET as open, POST as signInWith } from "@/app/api/sign-in/route";
import { isConnected } from "@/lib/account/accounts";
import { sessions } from "@/lib/sessions";
import { sampleSession } from "@/tests/support/sample-grant";

const startSignIn = vi.hoisted(() => vi.fn());
vi.mock("@/auth", () => ({
  startSignIn,
  signInProviders: [
    { id: "tiktok", name: "TikTok" },
    { id: "github", name: "GitHub" },
  ],
}));
vi.mock("@/lib/account/accounts");

const ORIGIN = "http://localhost:3000";
const session = sampleSession();
const CONSENT = "https://provider.example/authorize?state=s";
const FORM = "application/x-www-form-urlencoded";

beforeEach(() => {
  vi.spyOn(sessions, "current").mockResolvedValue(session);
  vi.mocked(isConnected).mockResolvedValue(false);
  startSignIn.mockReset().mockResolvedValue(CONSENT);
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
  const answer = await to(formWith(fields, headers));
  expect(answer.status).toBe(303);
  return answer.headers.get("location");
}

it.each([
  [{}, { scope: null, isShown: false }],
  [{ account: "another" }, { scope: null, isShown: true }],
  [{ scope: "user.info.stats" }, { scope: "user.info.stats", isShown: false }],
])("starts a sign-in with TikTok as the form %o says", async (fields, start) => {
  const callbackUrl = "/dashboard?tab=likes";
  expect(await sent(signInWith, { ...fields, callbackUrl })).toBe(CONSENT);
  const wanted = { provider: "tiktok", returnTo: callbackUrl };
  expect(startSignIn).toHaveBeenLastCalledWith({ ...wanted, ...start });
});

it("starts one with another provider", async () => {
  expect(await sent(signInWith, { provider: "github" })).toBe(CONSENT);
  expect(startSignIn.mock.lastCall?.[0]).toMatchObject({
    provider: "github",
    returnTo: "/dashboard",
  });
});

it.each(["", "google", "constructor"])("starts no sign-in with %o", async (provider) => {
  const fields = { provider, callbackUrl: "/dashboard/videos" };
  expect(await sent(signInWith, fields)).toBe("/login?callbackUrl=%2Fdashboard%2Fvideos");
  expect(await sent(connect, fields)).toBe("/dashboard/videos");
  expect(startSignIn).not.toHaveBeenCalled();
});

it("connects for the session, and returns to the page", async () => {
  const fields = { provider: "github", callbackUrl: "/dashboard/videos" };
  expect(await sent(connect, fields)).toBe(CONSENT);
  const start = { provider: "github", returnTo: "/dashboard/videos", linkTo: session };
  expect(startSignIn).toHaveBeenCalledExactlyOnceWith(start);
});

it("does not connect what is connected", async () => {
  vi.mocked(isConnected).mockResolvedValue(true);
  const fields = { provider: "github", callbackUrl: "/dashboard/settings" };
  expect(await sent(connect, fields)).toBe("/dashboard/settings");
  expect(startSignIn).not.toHaveBeenCalled();
});

it("connects nothing without a session, and nothing while the database is down", async () => {
  vi.mocked(sessions.current).mockResolvedValueOnce(null);
  vi.spyOn(sessions, "loginAddress").mockResolvedValue("/login?callbackUrl=%2Fdashboard");
  expect(await sent(connect, { provider: "github" })).toBe("/login?callbackUrl=%2Fdashboard");
  vi.mocked(sessions.current).mockRejectedValueOnce(new Error("down"));
  expect(await sent(connect, { provider: "github" })).toBe("/dashboard");
  expect(startSignIn).not.toHaveBeenCalled();
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
  expect(startSignIn).not.toHaveBeenCalled();
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
  expect(startSignIn).not.toHaveBeenCalled();
  const empty = new NextRequest(`${ORIGIN}/api/sign-in`, { method: "POST" });
  expect((await signInWith(empty)).headers.get("location")).toBe("/login");
});

it("leads to this site at another address with a page, as a policy may forbid the redirect", async () => {
  const url = `${ORIGIN}/login?callbackUrl=%2Fdashboard`;
  const answer = seeOther(url);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain(`http-equiv="refresh" content="0;url=${url}"`);
});
