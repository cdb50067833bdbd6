import { cookies, headers } from "next/headers";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { sampleSession } from "@/tests/support/sample-grant";
import { sampleContext } from "../testing/sample-context";
import { type SignInStart, startSignIn } from "./start-sign-in";
import type { UserStore } from "./store";

vi.mock("next/headers", () => ({ cookies: vi.fn(), headers: vi.fn() }));

const CONSENT = "https://provider.example/authorize?code_challenge=AAECAw&state=s";
const returnTo = "/dashboard?tab=likes";
const OPTIONS = { accounts: "/dashboard/settings" };

const signIn = vi.fn();
const jar = { set: vi.fn() };
const context = sampleContext();
const start = (one: Partial<SignInStart> = {}, options = {}, sign = context) =>
  startSignIn(sign, signIn, { ...OPTIONS, ...options }, { returnTo, ...one });

beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.mocked(headers).mockResolvedValue(new Headers() as never);
  vi.mocked(cookies).mockResolvedValue(jar as never);
  jar.set.mockReset();
  signIn.mockReset().mockResolvedValue(CONSENT);
});

it("sends TikTok's challenge in hex, and leaves another provider's as it is", async () => {
  expect(await start()).toBe(CONSENT.replace("AAECAw", "00010203"));
  expect(await start({ provider: "github", scope: "user.info.stats" })).toBe(CONSENT);
  const wanted = { redirectTo: returnTo, redirect: false };
  expect(signIn).toHaveBeenLastCalledWith("github", wanted, undefined);
});

it.each([
  [{}, undefined, ""],
  [{ scope: null }, undefined, ""],
  [{ isShown: true }, { disable_auto_auth: "1" }, ""],
  [{ scope: "user.info.stats" }, { disable_auto_auth: "1" }, "user.info.stats"],
])(
  "shows TikTok's consent page again only when it was asked to (%o)",
  async (one, params, noted) => {
    await start(one);
    expect(signIn).toHaveBeenLastCalledWith("tiktok", expect.anything(), params);
    const [name, value] = jar.set.mock.lastCall ?? [];
    expect([name, value]).toEqual(["asked-scopes", noted]);
  },
);

it("notes for whom an account is connected", async () => {
  const linkTo = sampleSession();
  expect(await start({ provider: "github", linkTo })).toBe(CONSENT);
  expect(jar.set.mock.calls.map(([name]) => name)).toEqual(["link"]);
});

describe("a sign-in that cannot start", () => {
  const login = "/login?callbackUrl=%2Fdashboard%3Ftab%3Dlikes";

  it("is explained on the login page, or where accounts are connected", async () => {
    signIn.mockRejectedValue(new Error("no provider"));
    const code = "error=Configuration&code=sign_in_not_started";
    expect(await start()).toBe(`${login}&${code}`);
    expect(await start({ linkTo: sampleSession() })).toBe(`/dashboard/settings?${code}`);
  });

  it("is one of an account that could be connected to somebody else", async () => {
    signIn.mockResolvedValue("https://provider.example/authorize");
    const address = await start({ provider: "github", linkTo: sampleSession() });
    expect(address).toContain("code=sign_in_not_started");
  });

  it("is one too many, or one while the database is down", async () => {
    const limit = async () => 30;
    expect(await start({}, { limit })).toBe(`${login}&error=Configuration&code=too_many_attempts`);
    const users = { unavailable: async () => "ECONNREFUSED" } as unknown as UserStore;
    const down = { ...context, store: { ...context.store, users } };
    expect(await start({}, {}, down)).toBe(
      `${login}&error=Configuration&code=database_unavailable`,
    );
    expect(signIn).not.toHaveBeenCalled();
  });

  it("is one without a configuration, and one at another address than the site's", async () => {
    expect(await start({}, {}, sampleContext({ secrets: [] }))).toBe("/login");
    const origin = "https://site.example";
    vi.mocked(headers).mockResolvedValue(new Headers({ origin: "http://10.0.0.1" }) as never);
    expect(await start({}, {}, sampleContext({ origin }))).toBe(origin + login);
    expect(signIn).not.toHaveBeenCalled();
  });
});
