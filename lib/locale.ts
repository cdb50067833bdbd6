import { headers } from "next/headers";

/** The language of every page. Numbers and dates follow the regions in which it is spoken. */
const PAGE_LANGUAGE = "en";

/** The locale of this request for numbers, dates and relative times, such as "en-GB". */
export async function requestLocale(): Promise<string> {
  return preferredLocale((await headers()).get("accept-language"));
}

/**
 * The visitor's most preferred kind of the page's language. German numbers in English sentences would read as
 * mistakes, so other languages do not count.
 * @param header Accept-Language, such as "de-CH,en-GB;q=0.7,en;q=0.3"
 * @returns language and region, such as "en-GB"; "en" if the header names no region in which it is spoken
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4
 */
export function preferredLocale(header: string | null): string {
  const [best] = (header ?? "")
    .split(",")
    .map(preferenceIn)
    .filter(({ locale, weight }) => locale?.language === PAGE_LANGUAGE && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const region = best?.locale?.region;
  return region ? `${PAGE_LANGUAGE}-${region}` : PAGE_LANGUAGE;
}

function preferenceIn(part: string): { locale: Intl.Locale | null; weight: number } {
  const [tag = "", ...parameters] = part.split(";").map((text) => text.trim());
  const weight = parameters.find((text) => /^q=/i.test(text))?.slice(2) ?? "1";
  return { locale: localeOf(tag), weight: /^[01](\.\d{0,3})?$/.test(weight) ? Number(weight) : 0 };
}

function localeOf(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag);
  } catch {
    return null;
  }
}
