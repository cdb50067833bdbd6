import { expect, it } from "vitest";
import { preferredLocale } from "@/lib/locale";

it.each([
  ["en-GB,en;q=0.9", "en-GB"],
  ["de-CH,de;q=0.9,en;q=0.8", "en"],
  ["de-CH,en-GB;q=0.7,en-IN;q=0.3", "en-GB"],
  ["en-gb;q=1.0, fr", "en-gb"],
  ["en-US-u-nu-arab", "en-US"],
  ["en-Latn,en-150", "en"],
  ["fr,de", "en"],
  ["*", "en"],
  ["not a tag!,en-IE", "en-IE"],
  ["", "en"],
  [null, "en"],
])("%s: %s", (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});
