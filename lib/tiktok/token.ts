import { z } from "zod";
import { clientFields } from "@/lib/tiktok/app";
import { endpoints } from "@/lib/tiktok/endpoints";
import { callTikTok } from "@/lib/tiktok/request";

const seconds = z.coerce.number().int().positive();

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  /** Seconds from now. TikTok changed its lifetimes in November 2026 and asks not to assume any. */
  expires_in: seconds,
  refresh_token: z.string().min(1),
  refresh_expires_in: seconds,
  open_id: z.string().min(1),
  /** Separated by commas; may be fewer than were requested. */
  scope: z.string(),
  token_type: z.string(),
});

export type TokenAnswer = z.infer<typeof tokenAnswer>;

// Giving up on a refresh that TikTok is about to finish would lose the new refresh token.
const REFRESH_PATIENCE_MS = 30_000;

/**
 * Exchanges a refresh token for a new pair of tokens. TikTok rotates: the old refresh token stops working, so
 * the new one must be kept.
 * @throws {TikTokError} `grant_invalid` when the refresh token was used, expired or revoked
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export function refreshTokens(refreshToken: string): Promise<TokenAnswer> {
  const grant = { grant_type: "refresh_token", refresh_token: refreshToken };
  const form = new URLSearchParams({ ...clientFields(), ...grant });
  return requestToken(form, AbortSignal.timeout(REFRESH_PATIENCE_MS));
}

/**
 * Calls TikTok's token endpoint, which expects `client_key` where OAuth says `client_id`.
 * @param form `grant_type` with its code or refresh token, `client_key`, `client_secret`
 * @throws {TikTokError} with TikTok's code and log_id
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export async function requestToken(
  form: URLSearchParams,
  signal?: AbortSignal,
): Promise<TokenAnswer> {
  const init: RequestInit = {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: form.toString(),
    cache: "no-store",
    signal: signal ?? null,
  };
  return (await callTikTok("token", endpoints.token, init, tokenAnswer)).body;
}
