import { expect, it } from "vitest";
import { checkOnline } from "./online";

it("sends the secret nowhere without a key, or to an emulator elsewhere", async () => {
  const notAsked = [{ level: "note", what: expect.stringMatching(/^not asked/) }];
  expect(await checkOnline({ AUTH_TIKTOK_SECRET: "secret" })).toMatchObject(notAsked);
  const pair = { AUTH_TIKTOK_ID: "key", AUTH_TIKTOK_SECRET: "secret" };
  const elsewhere = { ...pair, TIKTOK_EMULATOR_URL: "http://tiktok.example" };
  expect(await checkOnline(elsewhere)).toMatchObject(notAsked);
});
