import { afterEach, expect, it, vi } from "vitest";

afterEach(() => vi.resetModules());

async function logged(error: unknown): Promise<string> {
  vi.stubEnv("AUTH_TIKTOK_ID", "sbkey");
  vi.stubEnv("AUTH_TIKTOK_SECRET", "the-client-secret");
  const { logFailure } = await import("@/lib/log");
  const write = vi.spyOn(console, "warn").mockImplementation(() => {});
  logFailure("auth", error);
  return String(write.mock.calls[0]?.[0]);
}

it("logs one line with all causes", async () => {
  const inner = new Error("state value could not be parsed");
  const line = await logged(new Error("outer\nlines", { cause: { err: inner } }));
  expect(line).toBe("[auth] Error: outer lines <- Error: state value could not be parsed");
});

it("hides tokens, codes, encrypted cookies and the client secret", async () => {
  const secrets = ["act.abc!4608.va", "rft.def!4595.va", "eyJhbGciOi.J9.x_y", "the-client-secret"];
  const line = await logged(new Error(`${secrets.join(" ")} code=abc*1!4608.va&state=xyz end`));
  expect(line).toBe(
    "[auth] Error: [hidden] [hidden] [hidden] [hidden] code: [hidden]&state: [hidden] end",
  );
});

it("hides a token with an invisible character in it", async () => {
  expect(await logged(new Error("a\u200bct.abc and r\u0007ft.def"))).toBe(
    "[auth] Error: [hidden] and [hidden]",
  );
});

it("adds the fields of the first cause that has any, quoted where they need it", async () => {
  const fields = { endpoint: "token", status: 503, code: "a b", log_id: undefined };
  const cause = Object.assign(new Error("inner"), { fields });
  const line = await logged(new Error("outer", { cause }));
  expect(line).toBe('[auth] Error: outer <- Error: inner endpoint=token status=503 code="a b"');
});

it("prints nothing that a terminal would act on, and no second line", async () => {
  const odd = "a\u001b[31mb\u0007c\u202ed\u200be\u2028f\u0085g\r\nh\u009bi";
  const fields = { code: odd };
  const line = await logged(Object.assign(new Error(odd), { fields }));
  expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(line).toContain("a[31mbcde f");
});

it("prints the id of the request", async () => {
  vi.doMock("next/headers", () => ({
    headers: async () => new Headers({ "x-request-id": "from-the-proxy" }),
  }));
  const { logEvent } = await import("@/lib/log");
  const write = vi.spyOn(console, "log").mockImplementation(() => {});
  logEvent("webhook", "received");
  await vi.waitFor(() =>
    expect(write).toHaveBeenCalledWith("[webhook] received request=from-the-proxy"),
  );
  vi.doUnmock("next/headers");
});

it("lets no text look like a field", async () => {
  const line = await logged(new Error("all fine status=200 log_id=1"));
  expect(line).toBe("[auth] Error: all fine status: 200 log_id: 1");
});

it("accepts values that are not errors", async () => {
  expect(await logged("a word")).toBe("[auth] a word");
});
