import { expect, it } from "vitest";
import { checkOnline, compareClocks } from "./online";

const now = Date.UTC(2026, 10, 23);

it("reports a clock that differs from TikTok's, unless TikTok's time is unknown", () => {
  expect(compareClocks(now, now + 90_000)[0]?.what).toMatch(/^differs .* by -90 seconds/);
  expect(compareClocks(now, now + 5_000)).toEqual([]);
  expect(compareClocks(now, Number.NaN)).toEqual([]);
});

it("sends the secret nowhere without a key, or to an emulator elsewhere", async () => {
  const notAsked = [{ level: "note", what: expect.stringMatching(/^not asked/) }];
  expect(await checkOnline({ AUTH_TIKTOK_SECRET: "secret" })).toMatchObject(notAsked);
  const pair = { AUTH_TIKTOK_ID: "key", AUTH_TIKTOK_SECRET: "secret" };
  const elsewhere = { ...pair, TIKTOK_EMULATOR_URL: "http://tiktok.example" };
  expect(await checkOnline(elsewhere)).toMatchObject(notAsked);
});
