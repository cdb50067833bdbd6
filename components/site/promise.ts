import { giftOf } from "@/components/site/gift";
import { site } from "@/lib/site";
import { tiktokApp } from "@/lib/tiktok/app";

/** What this site gives, by TIKTOK_SCOPES. Static pages have what it was at build time. */
export const gift = giftOf(tiktokApp.scopes);

/** The tagline and description that go with it. */
export const promise = site.promises[gift];
