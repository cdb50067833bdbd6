import { AsyncLocalStorage } from "node:async_hooks";
import { z } from "zod";
import { callOAuth } from "@/lib/tiktok/api";
import { clientFields } from "@/lib/tiktok/app";
import { parseScopes } from "@/lib/tiktok/scopes";
import { integer, openId } from "@/lib/tiktok/values";
import { timeouts } from "@/lib/timeouts";

const DAY = 24 * 60 * 60;
const TEN_YEARS = 3_650 * DAY;

// The lifetimes that TikTok documents, for an answer that does not state them.
// https://developers.tiktok.com/doc/oauth-user-access-token-management
export const ACCESS_TOKEN_SECONDS = 2 * 60 * 60;
const REFRESH_TOKEN_SECONDS = 180 * DAY;

const token = z.string().min(1).max(16_384);
const lifetime = integer(1, TEN_YEARS);
// A list without a single scope cannot be what was granted.
const scopeList = z
  .union([z.string(), z.array(z.unknown()).transform((list) => list.join())])
  .optional()
  .catch(undefined)
  .transform((list) => parseScopes(list).join() || undefined);

// Only the access token is essential. By the time of an answer TikTok has replaced the refresh token that
// was sent, so refusing the answer for anything else would lose the grant.
const tokenAnswer = z.object({
  access_token: token,
  expires_in: lifetime,
  refresh_token: token.optional().catch(undefined),
  refresh_expires_in: lifetime,
  open_id: openId.optional(),
  scope: scopeList,
});

// A sign-in has nothing to fall back on.
const firstTokenAnswer = tokenAnswer.extend({ refresh_token: token, open_id: openId });

/** TikTok's answer to a sign-in. */
export interface TokenAnswer {
  access_token: string;
  /** Seconds from now. TikTok changed its lifetimes in November 2026 and asks not to assume any. */
  expires_in: number;
  refresh_token: string;
  /** Seconds from now. */
  refresh_expires_in: number;
  open_id: string;
  /** The granted scopes, separated by commas; may be fewer than were requested. */
  scope: string;
  token_type: "Bearer";
}

/** TikTok's answer to a refresh. What is absent stays as it was. */
export type RefreshAnswer = Pick<TokenAnswer, "access_token" | "expires_in"> &
  Partial<Pick<TokenAnswer, "refresh_token" | "refresh_expires_in" | "open_id" | "scope">>;

/**
 * Exchanges a refresh token for new tokens. TikTok rotates: the old refresh token stops working, so the new
 * one must be kept.
 * @throws {TikTokError} `grant_invalid` when the refresh token was used, expired or revoked
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export async function refreshTokens(refreshToken: string): Promise<RefreshAnswer> {
  const grant = { grant_type: "refresh_token", refresh_token: refreshToken };
  const form = new URLSearchParams({ ...clientFields(), ...grant });
  const answer = await requestToken(form, tokenAnswer);
  return { ...answer, expires_in: answer.expires_in ?? ACCESS_TOKEN_SECONDS };
}

const callback = new AsyncLocalStorage<URLSearchParams>();

/** Lets Auth.js finish a sign-in. The callback's query says which scopes were granted if the answer with the tokens does not. */
export const withCallback = <Result>(query: URLSearchParams, finish: () => Result): Result =>
  callback.run(query, finish);

/**
 * Exchanges an authorization code for tokens.
 * @param form `grant_type`, `code`, `code_verifier`, `redirect_uri`, `client_key`, `client_secret`
 * @throws {TikTokError} `grant_invalid` when the code was used or expired; `open_id_missing`
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export async function exchangeCode(form: URLSearchParams): Promise<TokenAnswer> {
  const answer = await requestToken(form, firstTokenAnswer);
  return {
    ...answer,
    expires_in: answer.expires_in ?? ACCESS_TOKEN_SECONDS,
    refresh_expires_in: answer.refresh_expires_in ?? REFRESH_TOKEN_SECONDS,
    // Requesting a field without its scope fails, so without either list this assumes no more than every grant includes.
    scope:
      answer.scope || parseScopes(callback.getStore()?.get("scopes")).join() || "user.info.basic",
    token_type: "Bearer",
  };
}

const requestToken = <Schema extends z.ZodType>(form: URLSearchParams, schema: Schema) =>
  callOAuth("token", form, schema, AbortSignal.timeout(timeouts.tokenMs));
