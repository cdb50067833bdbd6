import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import { afterEach, describe, expect, it, vi } from "vitest";
import { TikTok } from "../authjs/provider";
import { createTikTok } from "../client/tiktok";

const tiktok = TikTok(createTikTok({ clientKey: "", clientSecret: "", scopes: [] }));

afterEach(() => vi.resetModules());
const loaded = (DATABASE_URL = "") => {
  vi.stubEnv("DATABASE_URL", DATABASE_URL);
  return import("@/lib/session/providers");
};

it("makes every provider check state, as a function and as an object", async () => {
  const { withState } = await loaded();
  const checks = withState([tiktok, GitHub, Google({}), GitHub({})]).map((provider) => {
    const config = typeof provider === "function" ? provider({}) : provider;
    return "checks" in config && config.checks;
  });
  expect(checks).toEqual([["state", "pkce"], ...Array(3).fill(["pkce", "state"])]);
});

it("shows TikTok, and the others that have a client ID", async () => {
  const { signInProvidersIn } = await loaded();
  const shown = signInProvidersIn([tiktok, GitHub, Google({ clientId: "id" })]);
  expect(shown).toEqual([
    { id: "tiktok", name: "TikTok" },
    { id: "google", name: "Google" },
  ]);
});

describe("a second provider", () => {
  it("is a reason not to start without a database, in one sentence that names it", async () => {
    const { reasonAgainst } = await loaded();
    expect(reasonAgainst([tiktok, GitHub])).toMatch(/^DATABASE_URL is not set, .* GitHub\. Set it/);
    expect(reasonAgainst([tiktok])).toBeNull();
  });

  it("may be there with one", async () => {
    const { reasonAgainst } = await loaded("postgres://localhost/people");
    expect(reasonAgainst([tiktok, GitHub])).toBeNull();
  });
});
