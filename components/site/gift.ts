import type { site } from "@/lib/site";
import { hasScope } from "@/lib/tiktok/scopes";

/** What a site can give to people, the most first. */
export type Gift = keyof typeof site.promises;

/** What the site gives to people who grant these scopes. */
export function giftOf(scopes: readonly string[]): Gift {
  if (hasScope(scopes, "video.list")) return "videos";
  return hasScope(scopes, "user.info.stats") ? "numbers" : "profile";
}
