import { TikTokError } from "../client/errors";
import { type RefreshAnswer, refreshTokens } from "../client/token";

/**
 * Exchanges an account's refresh token for new tokens, wherever its grant is kept.
 * @throws {TikTokError} as `refreshTokens` does, and `unreadable_answer` for tokens of another account
 */
export async function refreshFor(openId: string, refreshToken: string): Promise<RefreshAnswer> {
  const tokens = await refreshTokens(refreshToken);
  if (!tokens.open_id || tokens.open_id === openId) return tokens;
  const description = "tokens of another open_id";
  throw new TikTokError("unreadable_answer", { endpoint: "token", description });
}
