import "server-only";
import { headers } from "next/headers";

/** The language that the visitor's browser prefers, for numbers and dates; English if it names none. */
export async function requestLocale(): Promise<string> {
  return firstLocale((await headers()).get("accept-language"));
}

/** The first usable language of an Accept-Language header. */
export function firstLocale(header: string | null): string {
  const tags = (header ?? "").split(",").map((part) => part.split(";")[0]?.trim() ?? "");
  return tags.find(isSupported) ?? "en";
}

function isSupported(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
