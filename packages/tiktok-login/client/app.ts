import { env } from "@/lib/env";

/** An app at developers.tiktok.com: its client key and secret, and the scopes that this site requests. */
export interface TikTokApp {
  clientKey: string;
  clientSecret: string;
  scopes: readonly string[];
}

/** This site's app. Key and secret are empty while it is not configured. */
export const tiktokApp: TikTokApp = {
  clientKey: env.AUTH_TIKTOK_ID ?? "",
  clientSecret: env.AUTH_TIKTOK_SECRET ?? "",
  scopes: env.TIKTOK_SCOPES,
};

/** The form fields by which TikTok's OAuth endpoints identify the app. */
export function clientFields(): { client_key: string; client_secret: string } {
  return { client_key: tiktokApp.clientKey, client_secret: tiktokApp.clientSecret };
}
