import { expect, it } from "vitest";
import { firstLocale } from "@/lib/locale";

it.each([
  ["de-CH,de;q=0.9,en;q=0.8", "de-CH"],
  ["*", "en"],
  ["not a tag!,fr", "fr"],
  ["", "en"],
  [null, "en"],
])("%s: %s", (header, locale) => {
  expect(firstLocale(header)).toBe(locale);
});
