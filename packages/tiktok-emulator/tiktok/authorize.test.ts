import { describe, expect, it } from "vitest";
import { newTikTok, REDIRECT_URI } from "../test-client";

describe("a request that never reaches the callback", () => {
  it.each([
    [{ client_key: null }, "param_error", "client_key"],
    [{ client_key: null, client_id: "sbemulator0clientkey" }, "param_error", "client_key"],
    [{ client_key: "another" }, "unauthorized_client", "client_key"],
    [{ redirect_uri: null }, "invalid_request", "redirect_uri"],
    [{ redirect_uri: `${REDIRECT_URI}/` }, "invalid_request", "redirect_uri"],
    [{ redirect_uri: `${REDIRECT_URI}?a=b` }, "invalid_request", "redirect_uri"],
    [{ redirect_uri: REDIRECT_URI.replace("http:", "https:") }, "invalid_request", "redirect_uri"],
    [{ redirect_uri: "https://evil.example/" }, "invalid_request", "redirect_uri"],
    [{ redirect_uri: REDIRECT_URI.replace("3000", "*") }, "invalid_request", "redirect_uri"],
    [
      { redirect_uri: "http://localhost:1@evil.example/api/auth/callback/tiktok" },
      "invalid_request",
      "redirect_uri",
    ],
    [{ response_type: "token" }, "invalid_request", "response_type"],
    [{ scope: "user.info.basic video.list" }, "invalid_scope", "scope"],
    [{ scope: "user.info.basic, video.list" }, "invalid_scope", "scope"],
    [{ scope: "user.info.basic,video.publish video.upload" }, "invalid_scope", "scope"],
    [{ scope: null }, "invalid_scope", "scope"],
    [{ code_challenge: null }, "invalid_request", "code_challenge"],
    [{ code_challenge_method: "plain" }, "invalid_request", "code_challenge"],
  ])("%o: %s, %s", async (changed: Record<string, string | null>, error, type) => {
    const tiktok = await newTikTok();
    const answer = await tiktok.authorize(changed, "emulator_account=creator");
    const location = new URL(answer.headers.get("location") ?? "", "http://tiktok.test");
    expect(location.pathname).toBe("/v2/auth/authorize");
    expect(location.searchParams.get("error")).toBe(error);
    expect(location.searchParams.get("error_type")).toBe(type);
    const shown = await (await tiktok.request(`${location.pathname}${location.search}`)).text();
    expect(shown).toContain("Something went wrong");
    expect(shown).toContain(`<code>${type}</code>`);
    const decided = await tiktok.decide({}, changed);
    expect(decided.headers.get("location")).toMatch(/^\/v2\/auth\/authorize\?/);
  });

  it.each(["/auth/authorize", "/auth/authorize/"])("is for %s of version 1", async (path) => {
    const tiktok = await newTikTok();
    const answer = await tiktok.request(`${path}?client_key=sbemulator0clientkey&scope=a`);
    const location = answer.headers.get("location") ?? "";
    expect(location).toBe(
      "/auth/authorize?client_key=sbemulator0clientkey&scope=a&error=param_error&error_type=client_key&errCode=10003",
    );
    const shown = await (await tiktok.request(location)).text();
    expect(shown).toContain("Something went wrong");
    expect(shown).toContain("/v2/auth/authorize/");
  });

  it("lacks the basic scope, if configured", async () => {
    const tiktok = await newTikTok({ strictBasicScope: true });
    const scope = "user.info.profile";
    const answer = await tiktok.authorize({ scope }, "emulator_account=creator");
    expect(answer.headers.get("location")).toContain("error=invalid_scope&error_type=scope");
  });

  it("has a scope that the app is not approved for", async () => {
    const tiktok = await newTikTok({ approvedScopes: ["user.info.basic"] });
    const scope = "user.info.basic,video.list";
    const answer = await tiktok.authorize({ scope }, "emulator_account=creator");
    expect(answer.headers.get("location")).toContain("error=invalid_scope");
  });

  it("is from an account that is not a sandbox target, unless the key is a production key", async () => {
    const choice = { persona: "non-target" };
    const sandbox = await newTikTok();
    const refused = (await sandbox.decide(choice)).headers.get("location") ?? "";
    expect(refused).toMatch(/^\/v2\/auth\/authorize\?.*error_type=non_sandbox_target/);
    expect(await (await sandbox.request(refused)).text()).toContain("non_sandbox_target");
    const production = await newTikTok({ clientKey: "awproduction" });
    expect((await production.decide(choice)).headers.get("location")).toContain(REDIRECT_URI);
  });
});

describe("the consent page", () => {
  it("is served with and without the trailing slash, and lists each scope", async () => {
    const tiktok = await newTikTok();
    const html = await (await tiktok.authorize()).text();
    for (const title of [
      "Creator",
      "Newcomer",
      "Long name",
      "Expired avatar",
      "Not a target user",
    ]) {
      expect(html).toContain(`<b>${title}</b>`);
    }
    expect(html).toContain('value="user.info.basic" checked disabled');
    expect(html).toContain('value="video.list" checked>');
    const query = html.match(/name="request\.state" value="the-state"/);
    expect(query).not.toBeNull();
  });

  it("adds the basic scope to a request without it, and grants it", async () => {
    const tiktok = await newTikTok();
    const scope = { scope: "user.info.profile" };
    const html = await (await tiktok.authorize(scope)).text();
    expect(html).toContain('value="user.info.basic" checked disabled');
    const tokens = await tiktok.signIn({ scopes: ["user.info.profile"] }, scope);
    expect(tokens.scope).toBe("user.info.basic,user.info.profile");
  });

  it("escapes the request's parameters", async () => {
    const tiktok = await newTikTok();
    const html = await (await tiktok.authorize({ state: '"><script>x</script>' })).text();
    expect(html).not.toContain("<script>");
  });
});

describe("the redirect to the callback", () => {
  it("has code, scopes and state in that order, with * and ! encoded", async () => {
    const tiktok = await newTikTok();
    const location =
      (await tiktok.decide({ scopes: ["video.list"] })).headers.get("location") ?? "";
    expect(location).toMatch(
      /^http:\/\/localhost:3000\/api\/auth\/callback\/tiktok\?code=[\w-]{200,}%2A1%214608\.va&scopes=user\.info\.basic%2Cvideo\.list&state=the-state$/,
    );
  });

  it("has no state if none was sent", async () => {
    const tiktok = await newTikTok();
    const location = (await tiktok.decide({}, { state: null })).headers.get("location");
    expect(location).not.toContain("state");
  });

  it.each([true, false])("after Cancel, with state: %s", async (denialWithState) => {
    const tiktok = await newTikTok({ denialWithState });
    const location = (await tiktok.decide({ decision: "cancel" })).headers.get("location");
    const state = denialWithState ? "&state=the-state" : "";
    expect(location).toBe(
      `${REDIRECT_URI}?error=access_denied&error_description=access_denied&errCode=-2${state}`,
    );
  });

  it("skips the consent page after an earlier consent, with the scopes of that consent", async () => {
    const tiktok = await newTikTok();
    const decided = await tiktok.decide({ scopes: [] });
    const cookie = decided.headers.get("set-cookie")?.split(";")[0];
    const again = await tiktok.authorize({}, cookie);
    expect(again.headers.get("location")).toMatch(/code=.*scopes=user\.info\.basic&state/);
    const asked = await tiktok.authorize({ disable_auto_auth: "1" }, cookie);
    expect(asked.status).toBe(200);
    await tiktok.control("POST", "reset");
    expect((await tiktok.authorize({}, cookie)).status).toBe(200);
  });
});
