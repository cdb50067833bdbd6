import { site } from "@/lib/site";
import { tiktokApp } from "@/lib/tiktok/app";
import { hasScope } from "@/lib/tiktok/scopes";

/** What a site can give to people, the most first. */
export type Gift = keyof typeof site.promises;

/** What the site gives to people who grant these scopes. */
export function giftOf(scopes: readonly string[]): Gift {
  if (hasScope(scopes, "video.list")) return "videos";
  return hasScope(scopes, "user.info.stats") ? "numbers" : "profile";
}

/** What this site gives, by TIKTOK_SCOPES. Static pages have what it was at build time. */
export const gift = giftOf(tiktokApp.scopes);

/** The tagline and description that go with it. */
export const promise = site.promises[gift];
