import { headers } from "next/headers";

/** The locale of this request for numbers, dates and relative times, such as "en-GB". */
export async function requestLocale(): Promise<string> {
  return preferredLocale((await headers()).get("accept-language"));
}

/**
 * The first region of the page's language that a browser lists. Browsers list what a visitor prefers first. German
 * numbers in English sentences would read as mistakes, so other languages do not count.
 * @param header Accept-Language, such as "de-CH,en-GB;q=0.7,en;q=0.3"
 * @returns language and region, such as "en-GB"; "en" if the header names no region
 */
export function preferredLocale(header: string | null): string {
  return /\ben-[a-z]{2}\b/i.exec(header ?? "")?.[0] ?? "en";
}
