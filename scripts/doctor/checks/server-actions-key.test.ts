import { expect, it } from "vitest";
import { checkServerActionsKey } from "./server-actions-key";

const check = (key: string, others = {}, isProduction = true) =>
  checkServerActionsKey({ NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key, ...others }, isProduction);

it.each([16, 24, 32])("accepts a key of %i bytes", (length) => {
  expect(check(Buffer.alloc(length, 7).toString("base64"))).toEqual([]);
});

it.each([Buffer.alloc(33).toString("base64"), "short", "-".repeat(44)])("refuses %s", (key) => {
  expect(check(key)).toMatchObject([{ level: "error", fix: expect.stringContaining("openssl") }]);
});

it("mentions an absent key on a deployment outside Vercel only", () => {
  expect(check("")).toMatchObject([{ level: "note" }]);
  expect(check("", { VERCEL: "1" })).toEqual([]);
  expect(check("", {}, false)).toEqual([]);
});
