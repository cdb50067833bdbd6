import { z } from "zod";
import { callOAuth } from "./api";
import { type App, clientFields } from "./app";
import { TikTokError } from "./errors";
import { parseScopes } from "./scopes";
import { integer, openId } from "./values";

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
export type RefreshAnswer = Pick<TokenAnswer, "access_token" | "expires_in"> & {
  [Name in "refresh_token" | "refresh_expires_in" | "open_id" | "scope"]?:
    | TokenAnswer[Name]
    | undefined;
};

/**
 * Exchanges a refresh token for new tokens. TikTok rotates: the old refresh token stops working, so the new
 * one must be kept.
 * @param account whose tokens they must be, as an open_id
 * @throws {TikTokError} `grant_invalid` when the refresh token was used, expired or revoked; `unreadable_answer` for tokens of
 * another account
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export async function refreshTokens(
  app: App,
  refreshToken: string,
  account: string,
): Promise<RefreshAnswer> {
  const grant = { grant_type: "refresh_token", refresh_token: refreshToken };
  const form = new URLSearchParams({ ...clientFields(app), ...grant });
  const answer = await requestToken(app, form, tokenAnswer);
  if (answer.open_id && answer.open_id !== account) {
    const description = "tokens of another open_id";
    throw new TikTokError("unreadable_answer", { endpoint: "token", description });
  }
  return { ...answer, expires_in: answer.expires_in ?? ACCESS_TOKEN_SECONDS };
}

/**
 * Exchanges an authorization code for tokens.
 * @param form `grant_type`, `code`, `code_verifier`, `redirect_uri`, `client_key`, `client_secret`
 * @param callback the query with which TikTok sent the browser back; it says which scopes were granted if the answer does not
 * @throws {TikTokError} `grant_invalid` when the code was used or expired; `open_id_missing`
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export async function exchangeCode(
  app: App,
  form: URLSearchParams,
  callback?: URLSearchParams,
): Promise<TokenAnswer> {
  const answer = await requestToken(app, form, firstTokenAnswer);
  return {
    ...answer,
    expires_in: answer.expires_in ?? ACCESS_TOKEN_SECONDS,
    refresh_expires_in: answer.refresh_expires_in ?? REFRESH_TOKEN_SECONDS,
    // Requesting a field without its scope fails, so without either list this assumes no more than every grant includes.
    scope: answer.scope || parseScopes(callback?.get("scopes")).join() || "user.info.basic",
    token_type: "Bearer",
  };
}

const requestToken = <Schema extends z.ZodType>(app: App, form: URLSearchParams, schema: Schema) =>
  callOAuth(app, "token", form, schema, AbortSignal.timeout(app.timeouts.tokenMs));

// TikTok documents an empty body; its example shows `{}`.
const confirmation = z.looseObject({}).optional();

/**
 * Revokes a grant: its tokens become invalid and the app leaves the user's connected apps.
 * @throws {TikTokError} the grant may still be valid
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export async function revokeGrant(app: App, accessToken: string): Promise<void> {
  const form = new URLSearchParams({ ...clientFields(app), token: accessToken });
  await callOAuth(app, "revoke", form, confirmation);
}
