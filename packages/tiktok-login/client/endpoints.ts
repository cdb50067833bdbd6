import { env } from "@/lib/env";

const PAGES = "https://www.tiktok.com";
const API = "https://open.tiktokapis.com";

const pages = env.TIKTOK_EMULATOR_URL ?? PAGES;
const api = env.TIKTOK_EMULATOR_URL ?? API;

/**
 * TikTok's addresses. An emulator changes the host and keeps TikTok's paths.
 * @see https://developers.tiktok.com/doc/login-kit-web
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export const endpoints = {
  authorize: at(pages, "/v2/auth/authorize/"),
  token: at(api, "/v2/oauth/token/"),
  revoke: at(api, "/v2/oauth/revoke/"),
} as const;

/** The address of an endpoint of the API. @param endpoint such as "user/info" */
export function apiUrl(endpoint: string): string {
  return at(api, `/v2/${endpoint}/`);
}

function at(base: string, path: string): string {
  return new URL(path, base).href;
}
