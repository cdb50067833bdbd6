import { logFailure } from "@/lib/log";
import type { Grant } from "@/lib/session/grant";
import { TikTokError } from "@/lib/tiktok/errors";
import { type Profile, readProfile } from "@/lib/tiktok/profile";
import { parseScopes } from "@/lib/tiktok/scopes";
import { refreshTokens, type TokenAnswer } from "@/lib/tiktok/token";

/**
 * Uses up a grant's refresh token for new tokens of the same person.
 * @throws {TikTokError} refused, no answer, or somebody else's tokens
 */
export async function newTokens(grant: Grant): Promise<TokenAnswer> {
  const tokens = await refreshTokens(grant.refreshToken);
  if (tokens.open_id === grant.openId) return tokens;
  const description = "tokens of another open_id";
  throw new TikTokError("unreadable_answer", { endpoint: "token", description });
}

/** The profile behind new tokens; null when it cannot be read, since the tokens have to be kept all the same. */
export async function newProfile(tokens: TokenAnswer): Promise<Profile | null> {
  try {
    const { profile } = await readProfile(tokens.access_token, parseScopes(tokens.scope));
    return profile.open_id === tokens.open_id ? profile : null;
  } catch (error) {
    logFailure("rotation", error);
    return null;
  }
}
