import Apple from "next-auth/providers/apple";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import { describe, expect, it } from "vitest";
import { TikTok } from "../authjs/provider";
import { createTikTok } from "../client/tiktok";
import { postgres } from "../postgres/database";
import { postgresStore } from "../postgres/store";
import { sampleContext } from "../testing/sample-context";
import { reasonAgainst, signInProvidersIn, withState } from "./providers";

const database = postgres("postgres://nowhere.invalid/database", { migrations: { entries: [] } });
const tiktok = TikTok(createTikTok({ clientKey: "", clientSecret: "", scopes: [] }));

it("makes every provider check state, as a function and as an object", () => {
  const checks = withState([tiktok, GitHub, Google({}), GitHub({})]).map((provider) => {
    const config = typeof provider === "function" ? provider({}) : provider;
    return "checks" in config && config.checks;
  });
  expect(checks).toEqual([["state", "pkce"], ...Array(3).fill(["pkce", "state"])]);
});

it("shows TikTok, and the others that have a client ID", () => {
  const apple = Apple({});
  const all = [tiktok, GitHub, Google({ clientId: "id" }), apple];
  const shown = signInProvidersIn(all, (id) => id === "apple");
  expect(shown).toEqual([
    { id: "tiktok", name: "TikTok" },
    { id: "google", name: "Google" },
    { id: "apple", name: "Apple" },
  ]);
});

describe("a second provider", () => {
  it("is a reason not to start without a database, in one sentence that names it", () => {
    const context = sampleContext();
    expect(reasonAgainst(context, [tiktok, GitHub])).toMatch(
      /^DATABASE_URL is not set, .* GitHub\. Set it/,
    );
    expect(reasonAgainst(context, [tiktok])).toBeNull();
  });

  it("may be there with one", () => {
    const context = sampleContext({ store: postgresStore(database) });
    expect(reasonAgainst(context, [tiktok, GitHub])).toBeNull();
  });
});
