import { expect, it } from "vitest";
import { checkClock, checkClockSkew } from "./clock";

const now = Date.UTC(2026, 10, 23);

it("reports a clock that is earlier than the project's files", () => {
  expect(checkClock(now, now).level).toBe("ok");
  expect(checkClock(Date.UTC(1970, 0, 1), now).level).toBe("error");
});

it("reports a clock that differs from TikTok's, unless TikTok's time is unknown", () => {
  expect(checkClockSkew(now, now + 90_000)[0]?.what).toBe("differs from TikTok's by -90 seconds.");
  expect(checkClockSkew(now, now + 5_000)).toEqual([]);
  expect(checkClockSkew(now, Number.NaN)).toEqual([]);
});
