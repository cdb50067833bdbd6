import { describe, expect, it } from "vitest";
import { newTikTok } from "../test-client";

describe("a later consent to fewer scopes", () => {
  const consents = async (settings: Parameters<typeof newTikTok>[0]) => {
    const tiktok = await newTikTok(settings);
    const wide = await tiktok.signIn({ scopes: ["user.info.stats"] });
    const narrow = await tiktok.signIn({ scopes: [] });
    const statusOf = async ({ access_token = "" }) =>
      (await tiktok.api("/v2/user/info/?fields=follower_count", access_token)).status;
    const refreshed = await tiktok.refresh(wide.refresh_token);
    return { wide, narrow, refreshed, statusOf };
  };

  it("takes none from the tokens of an earlier one", async () => {
    const { wide, narrow, refreshed, statusOf } = await consents({});
    expect(await statusOf(wide)).toBe(200);
    expect(await statusOf(narrow)).toBe(401);
    expect(refreshed.scope).toBe("user.info.basic,user.info.stats");
    expect(await statusOf(refreshed)).toBe(200);
  });

  it("takes them if that is switched on", async () => {
    const { wide, refreshed, statusOf } = await consents({ narrowerConsentTakesScopes: true });
    expect(await statusOf(wide)).toBe(401);
    expect(refreshed.scope).toBe("user.info.basic");
  });
});

describe("the scopes", () => {
  it("include those of the Content Posting API, and any other that the app is approved for", async () => {
    const tiktok = await newTikTok();
    const scope = "user.info.basic,video.publish";
    const granted = await tiktok.signIn({ scopes: ["video.publish"] }, { scope });
    expect(granted.scope).toBe(scope);
    const own = "user.info.basic,research.data.basic";
    const changed = await newTikTok({ approvedScopes: own.split(",") });
    expect(await (await changed.authorize({ scope: own })).text()).toContain(
      "Use research.data.basic",
    );
    expect((await changed.signIn({ scopes: ["research.data.basic"] }, { scope: own })).scope).toBe(
      own,
    );
  });
});
