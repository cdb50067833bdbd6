import { env } from "@/lib/env";

/** The client key and secret of an app at developers.tiktok.com, and the scopes it is approved for. */
export interface TikTokApp {
  clientKey: string;
  clientSecret: string;
  scopes: readonly string[];
}

/** The app of this site; empty strings while it is not configured. */
export const tiktokApp: TikTokApp = {
  clientKey: env.AUTH_TIKTOK_ID ?? "",
  clientSecret: env.AUTH_TIKTOK_SECRET ?? "",
  scopes: env.TIKTOK_SCOPES,
};

/** What TikTok's OAuth endpoints want beside a grant, as form fields. */
export function clientFields(): { client_key: string; client_secret: string } {
  return { client_key: tiktokApp.clientKey, client_secret: tiktokApp.clientSecret };
}
