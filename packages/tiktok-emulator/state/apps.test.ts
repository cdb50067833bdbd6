import { describe, expect, it } from "vitest";
import { newTikTok, REDIRECT_URI } from "../test-client";
import { type App, isPrivateHost } from "./apps";
import { DEFAULT_SETTINGS } from "./settings";

const SECOND: App = {
  appName: "The second app",
  clientKey: "awsecond",
  clientSecret: "second-secret",
  appKind: null,
  appStatus: "live",
  targetUsers: null,
  webRedirectUris: [],
  desktopRedirectUris: ["http://localhost:*/second"],
  approvedScopes: ["user.info.basic", "video.list"],
  webhookUrl: null,
};
const AT_SECOND = {
  client_key: SECOND.clientKey,
  redirect_uri: "http://localhost:3000/second",
  scope: "user.info.basic",
};
const ITS_SECRET = {
  client_key: SECOND.clientKey,
  client_secret: SECOND.clientSecret,
  redirect_uri: AT_SECOND.redirect_uri,
};

describe("two apps", () => {
  const withSecond = () => newTikTok({ otherApps: [SECOND] });

  it("have an open_id each for a person, and one union_id", async () => {
    const tiktok = await withSecond();
    const first = await tiktok.signIn();
    const second = await (
      await tiktok.exchange(await tiktok.code({}, AT_SECOND), ITS_SECRET)
    ).json();
    expect(second.open_id).toMatch(/^_000[\w-]{32}$/);
    expect(second.open_id).not.toBe(first.open_id);
    const profile = async ({ access_token = "" }) => {
      const path = "/v2/user/info/?fields=open_id,union_id";
      return (await (await tiktok.api(path, access_token)).json()).data.user;
    };
    const [atFirst, atSecond] = [await profile(first), await profile(second)];
    expect(atSecond.open_id).toBe(second.open_id);
    expect(atSecond.union_id).toBe(atFirst.union_id);
    const history = await tiktok.control("GET", `history?days=1&open_id=${second.open_id}`);
    expect(history.status).toBe(200);
  });

  it("show their own name, redirect URIs and scopes", async () => {
    const tiktok = await withSecond();
    expect(await (await tiktok.authorize(AT_SECOND)).text()).toContain("The second app");
    const cookie = "emulator_account=creator";
    const errorOf = async (changed: Record<string, string>) => {
      const answer = await tiktok.authorize({ ...AT_SECOND, ...changed }, cookie);
      return new URL(answer.headers.get("location") ?? "", "http://x").searchParams.get(
        "error_type",
      );
    };
    expect(await errorOf({ redirect_uri: REDIRECT_URI })).toBe("redirect_uri");
    expect(await errorOf({ scope: "user.info.basic,user.info.stats" })).toBe("scope");
  });

  it("ask for consent each, and take no codes or tokens of the other", async () => {
    const tiktok = await withSecond();
    const { refresh_token, access_token } = await tiktok.signIn();
    const cookie = "emulator_account=creator";
    expect((await tiktok.authorize(AT_SECOND, cookie)).status).toBe(200);
    const code = await tiktok.code();
    expect(await (await tiktok.exchange(code, ITS_SECRET)).json()).toMatchObject({
      error: "invalid_grant",
    });
    const { client_key, client_secret } = ITS_SECRET;
    const asSecond = { client_key, client_secret };
    const refreshed = await tiktok.token({
      ...asSecond,
      grant_type: "refresh_token",
      refresh_token,
    });
    expect(await refreshed.json()).toMatchObject({ error: "invalid_grant" });
    const revoked = await tiktok.post("/v2/oauth/revoke/", { ...asSecond, token: access_token });
    expect(await revoked.json()).toMatchObject({ error: "invalid_request" });
    expect((await tiktok.refresh(refresh_token)).access_token).toMatch(/^act\./);
  });

  it("cannot have the same client key", async () => {
    const tiktok = await newTikTok();
    const { clientKey } = DEFAULT_SETTINGS;
    const answer = await tiktok.control("PATCH", "settings", {
      otherApps: [{ ...SECOND, clientKey }],
    });
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toContain("two apps have this client key");
  });
});

describe("an app's kind and status", () => {
  const errorAt = async (settings: Parameters<typeof newTikTok>[0], persona = "creator") => {
    const tiktok = await newTikTok(settings);
    const location = (await tiktok.decide({ persona })).headers.get("location") ?? "";
    const query = new URL(location, "http://tiktok.test").searchParams;
    return query.get("error_type");
  };

  it.each(["draft", "in_review"] as const)(
    "refuses everyone in production while %s",
    async (appStatus) => {
      expect(await errorAt({ clientKey: "awlive", appStatus })).toBe("client_key");
      const tiktok = await newTikTok({ clientKey: "awlive", appStatus });
      const page = await tiktok.authorize({ error: "unauthorized_client" });
      expect(await page.text()).toMatch(/a draft|in review/);
      expect(await errorAt({ clientKey: "sbtest", appStatus })).toBeNull();
    },
  );

  it("is what the key says, unless it is set", async () => {
    expect(await errorAt({ clientKey: "sbtest" }, "non-target")).toBe("non_sandbox_target");
    expect(await errorAt({ clientKey: "awlive" }, "non-target")).toBeNull();
    expect(await errorAt({ appKind: "production" }, "non-target")).toBeNull();
    expect(await errorAt({ clientKey: "mine", appKind: "sandbox" }, "non-target")).toBe(
      "non_sandbox_target",
    );
  });

  it("lets the listed target users in and no one else, nobody if the list is empty", async () => {
    const targetUsers = ["non-target"];
    expect(await errorAt({ targetUsers }, "non-target")).toBeNull();
    expect(await errorAt({ targetUsers })).toBe("non_sandbox_target");
    expect(await errorAt({ targetUsers: [] })).toBe("non_sandbox_target");
  });
});

describe("private addresses", () => {
  const settings = {
    desktopRedirectUris: ["http://web:3000/callback", "http://192.168.1.7:*/callback"],
    webhookUrl: "http://host.docker.internal:3000/webhook",
  };

  it("are for redirect URIs and webhooks only if that is asked for", async () => {
    const tiktok = await newTikTok();
    const patch = (body: object) => tiktok.control("PATCH", "settings", body);
    expect((await (await patch(settings)).json()).error).toMatch(
      /web:3000[\s\S]*192\.168[\s\S]*webhooks/,
    );
    expect((await patch({ ...settings, allowPrivateAddresses: true })).status).toBe(200);
    const public_ = {
      desktopRedirectUris: ["http://example.com:1/"],
      webhookUrl: "https://example.com",
    };
    expect((await (await patch(public_)).json()).error).toMatch(
      /example.com:1[\s\S]*https:\/\/example/,
    );
    const asked = await tiktok.authorize({ redirect_uri: "http://192.168.1.7:8080/callback" });
    expect(asked.status).toBe(200);
  });

  it.each([
    "localhost",
    "[::1]",
    "127.8.8.8",
    "10.1.2.3",
    "172.16.0.1",
    "app",
    "a.internal",
    "x.test",
  ])("include %s", (host) => expect(isPrivateHost(host)).toBe(true));

  it.each(["example.com", "11.1.2.3", "172.32.0.1", "127.0.0.1.example.com", "[2001:db8::1]"])(
    "do not include %s",
    (host) => expect(isPrivateHost(host)).toBe(false),
  );
});
