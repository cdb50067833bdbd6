import { env } from "@/lib/env";

const pages = env.TIKTOK_EMULATOR_URL ?? "https://www.tiktok.com";
const api = env.TIKTOK_EMULATOR_URL ?? "https://open.tiktokapis.com";

/** Where people go to consent, as an origin; the Content Security Policy has to allow it. */
export const consentOrigin = new URL(pages).origin;

/**
 * TikTok's addresses. An emulator moves the hosts and leaves the paths as TikTok has them.
 * @see https://developers.tiktok.com/doc/login-kit-web
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export const endpoints = {
  authorize: at(pages, "/v2/auth/authorize/"),
  token: at(api, "/v2/oauth/token/"),
  revoke: at(api, "/v2/oauth/revoke/"),
  userInfo: at(api, "/v2/user/info/"),
  videoList: at(api, "/v2/video/list/"),
  videoQuery: at(api, "/v2/video/query/"),
} as const;

function at(base: string, path: string): string {
  return new URL(path, base).href;
}
