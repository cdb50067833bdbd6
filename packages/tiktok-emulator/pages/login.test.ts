import { describe, expect, it } from "vitest";
import { newTikTok } from "../test-client";

describe("a visitor who is not logged in", () => {
  it("has to log in before an invalid request is refused", async () => {
    const tiktok = await newTikTok();
    const asked = await tiktok.authorize({ scope: "user.info.basic,video.publish video.upload" });
    const login = new URL(asked.headers.get("location") ?? "", "http://tiktok.test");
    expect(login.pathname).toBe("/login");
    expect(login.searchParams.get("enter_from")).toBe("dev_sbemulator0clientkey");
    const html = await (await tiktok.request(`${login.pathname}${login.search}`)).text();
    expect(html).toContain('<input type="radio" name="persona" value="creator" checked>');
    const body = new URLSearchParams({
      persona: "newcomer",
      redirect_url: login.searchParams.get("redirect_url") ?? "",
    });
    const entered = await tiktok.request("/_emulator/login", { method: "POST", body });
    expect(entered.status).toBe(303);
    const back = entered.headers.get("location") ?? "";
    expect(back).toMatch(/^\/v2\/auth\/authorize\/\?client_key=.*video\.publish/);
    const cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect(cookie).toBe("emulator_account=newcomer");
    const refused = await tiktok.request(back, { headers: { cookie } });
    expect(refused.headers.get("location")).toContain("error=invalid_scope&error_type=scope");
  });

  it("sees the consent page at once for a valid request", async () => {
    const tiktok = await newTikTok();
    const answer = await tiktok.authorize();
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("What your app may do");
  });

  it.each(["https://evil.example/", "//evil.example/v2/auth/authorize", ""])(
    "is not redirected to %j",
    async (redirect_url) => {
      const tiktok = await newTikTok();
      const body = new URLSearchParams({ persona: "creator", redirect_url });
      const answer = await tiktok.request("/_emulator/login", { method: "POST", body });
      expect(answer.headers.get("location")).toBe("/");
    },
  );

  it("has to choose an account", async () => {
    const tiktok = await newTikTok();
    const body = new URLSearchParams({ persona: "nobody" });
    const answer = await tiktok.request("/_emulator/login", { method: "POST", body });
    expect(answer.status).toBe(400);
  });
});
