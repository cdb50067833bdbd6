import { describe, expect, it } from "vitest";
import { newTikTok } from "../test-client";

describe("an error of TikTok's", () => {
  it("has its usual status, body and headers, and the request is not carried out", async () => {
    const tiktok = await newTikTok();
    const { access_token, refresh_token } = await tiktok.signIn();
    const fault = (endpoint: string, error: string) =>
      tiktok.control("POST", "faults", { endpoint, error });
    await fault("user_info", "internal_error");
    const failed = await tiktok.api("/v2/user/info/?fields=open_id", access_token);
    expect(failed.status).toBe(500);
    const { data, error } = await failed.json();
    expect(data).toEqual({});
    expect(error).toMatchObject({ code: "internal_error", message: expect.any(String) });
    expect(failed.headers.get("x-tt-logid")).toBe(error.log_id);
    await fault("token", "temporarily_unavailable");
    expect(await tiktok.refresh(refresh_token)).toMatchObject({ error: "temporarily_unavailable" });
    expect(await tiktok.refresh(refresh_token)).toHaveProperty("access_token");
  });

  it.each([
    ["user_info", "invalid_grant"],
    ["token", "internal_error"],
    ["authorize", "access_denied"],
    ["token", "nothing"],
  ])("of %s is not %s", async (endpoint, error) => {
    const tiktok = await newTikTok();
    expect((await tiktok.control("POST", "faults", { endpoint, error })).status).toBe(400);
  });
});
