import { expect, it } from "vitest";
import { preferredLocale } from "@/lib/locale";

it.each([
  ["en-GB,en;q=0.9", "en-GB"],
  ["de-CH,de;q=0.9,en;q=0.8", "en"],
  ["de-CH,en-IN;q=0.3,en-GB;q=0.7", "en-GB"],
  ["en-US;q=0,en-AU;q=0.1", "en-AU"],
  ["en-gb;q=1.0, fr", "en-GB"],
  ["en-US-u-nu-arab", "en-US"],
  ["en;q=0.5,en-CA;q=0.5", "en"],
  ["en-GB;q=2,en-AU;q=x,en-NZ;q=0.01", "en-NZ"],
  ["fr,de", "en"],
  ["*", "en"],
  ["not a tag!,en-IE", "en-IE"],
  ["", "en"],
  [null, "en"],
])("%s: %s", (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});
