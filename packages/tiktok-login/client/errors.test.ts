import { describe, expect, it, vi } from "vitest";
import { classify, TikTokError } from "./errors";

describe("classify", () => {
  it.each([
    [{ code: "invalid_client" }, "client_mismatch"],
    [{ code: "invalid_grant", description: "Authorization code is expired." }, "grant_invalid"],
    [
      {
        code: "invalid_request",
        description: "Redirect_uri is not matched with the uri when requesting code.",
      },
      "redirect_mismatch",
    ],
    [{ code: "invalid_grant", description: "redirect_uri mismatch" }, "redirect_mismatch"],
    [
      { code: "invalid_request", description: "Code verifier or code challenge is invalid." },
      "pkce_mismatch",
    ],
    [{ code: "invalid_request", description: "something else" }, "refused"],
    [{ code: "scope_permission_missed", status: 400 }, "scope_refused"],
    [{ status: 503 }, "unavailable"],
    [{ code: "constructor" }, "refused"],
    [{ status: 429 }, "rate_limited"],
    [{ status: 200 }, "unreadable_answer"],
    [{ code: "constructor" }, "refused"],
    [{ code: "__proto__", status: 200 }, "refused"],
  ])("%o", (detail, failure) => {
    expect(classify(detail)).toBe(failure);
  });
});

describe("TikTokError", () => {
  it("has TikTok's description in its message, and the rest in its fields", () => {
    const detail = {
      endpoint: "token",
      status: 200,
      code: "invalid_client",
      description: "Client key or secret is incorrect.",
      logId: "20261123",
    };
    const error = new TikTokError("client_mismatch", detail);
    expect(error.message).toBe("token: Client key or secret is incorrect.");
    expect(error.fields).toMatchObject({
      endpoint: "token",
      status: 200,
      code: "invalid_client",
      log_id: "20261123",
    });
  });

  it("does not repeat what the Display API writes about a person", () => {
    const detail = {
      endpoint: "user/info",
      code: "internal_error",
      description: "User Ann failed.",
    };
    const error = new TikTokError("unavailable", detail);
    expect(`${error.message} ${JSON.stringify(error.fields)}`).not.toContain("Ann");
  });

  it("has a message without them as well", () => {
    const error = new TikTokError("unavailable", { endpoint: "user/info" });
    expect(error.message).toBe("user/info: unavailable");
  });
});

it("is recognized in another bundle, which has a class of its own", async () => {
  vi.resetModules();
  const another = await import("./errors");
  const error = new another.TikTokError("unavailable", { endpoint: "token" });
  expect(another.TikTokError).not.toBe(TikTokError);
  expect(error instanceof TikTokError).toBe(true);
  expect(new RangeError("a bug") instanceof TikTokError).toBe(false);
});
