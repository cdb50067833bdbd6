import { expect, it } from "vitest";
import { hasExpired } from "@/lib/tiktok/signed-url";

it.each([
  ["https://p16.tiktokcdn.com/a.webp?x-expires=100&x-signature=b", true],
  ["https://p16.tiktokcdn.com/a.webp?x-expires=101&x-signature=b", false],
  ["https://p16.tiktokcdn.com/a.webp", false],
  ["", false],
])("%s: %s", (url, expired) => {
  expect(hasExpired(url, 100)).toBe(expired);
});
