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
    "[auth] Error: [hidden] [hidden] [hidden] [hidden] code=[hidden]&state=[hidden] end",
  );
});

it("accepts values that are not errors", async () => {
  expect(await logged("a word")).toBe("[auth] a word");
});
