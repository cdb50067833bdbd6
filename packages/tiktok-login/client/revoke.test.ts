import { afterEach, expect, it, vi } from "vitest";
import { createTikTok } from "./tiktok";

const tiktok = createTikTok({
  clientKey: "the-key",
  clientSecret: "the-secret",
  scopes: ["user.info.basic"],
});

afterEach(() => vi.unstubAllGlobals());

const answer = (body: string, status = 200) =>
  vi.stubGlobal("fetch", async () => new Response(body, { status }));

it.each(["", "{}", '{"error":{"code":"ok","message":"","log_id":"2026"}}'])(
  "takes %j for a confirmation",
  async (body) => {
    answer(body);
    await expect(tiktok.revoke("act.1")).resolves.toBeUndefined();
  },
);

it.each([
  ["<html>Welcome to the hotel's network</html>", 200],
  ['{"error":"invalid_request","error_description":"No.","log_id":"2026"}', 200],
  ["null", 200],
  ["", 503],
])("does not accept %j with status %i as a confirmation", async (body, status) => {
  answer(body, status);
  await expect(tiktok.revoke("act.1")).rejects.toThrow("revoke");
});
