import { expect, it } from "vitest";
import { checkClock, checkNode } from "./machine";
import { checkSkew } from "./online";

it.each([
  ["18.20.0", "error"],
  ["20.8.1", "error"],
  ["20.9.0", "warning"],
  ["20.19.0", "ok"],
  ["24.1.0", "ok"],
])("Node %s", (version, level) => {
  expect(checkNode(version).level).toBe(level);
});

it("reports a clock that is earlier than the project's files", () => {
  const now = Date.UTC(2026, 10, 23);
  expect(checkClock(now, now).level).toBe("ok");
  expect(checkClock(Date.UTC(1970, 0, 1), now).level).toBe("error");
});

it("reports a clock that differs from TikTok's, and nothing without a date", () => {
  const now = Date.UTC(2026, 10, 23);
  expect(checkSkew(now, now + 90_000)[0]?.what).toBe("differs from TikTok's by -90 seconds.");
  expect(checkSkew(now, now + 5_000)).toEqual([]);
  expect(checkSkew(now, Number.NaN)).toEqual([]);
});
