import { hasDatabase } from "@/lib/env";
import { TikTokError } from "@/lib/tiktok/errors";

/**
 * A TikTok access token of a person, valid for at least the next minutes, for any server code: a page, an action, a
 * route handler, a script or a job, while the person is away too. It is refreshed if need be, once for all servers.
 * Needs a database.
 * @param userId the person's id, as in `session.user.id`
 * @param options.timeoutMs how long to wait for another server that refreshes, or for TikTok; five seconds unless given
 * @throws {TikTokError} `grant_invalid` when the person has to connect TikTok again; `unavailable` and others when
 * trying later may help
 * @throws {DatabaseProblem}
 */
export async function accessTokenOf(
  userId: string,
  options?: { timeoutMs?: number },
): Promise<string> {
  if (!hasDatabase) throw new Error("accessTokenOf needs a database: set DATABASE_URL");
  const { openIdOf } = await import("@/lib/database/grants");
  const { validAccessToken } = await import("@/lib/database/access-token");
  const openId = await openIdOf(userId);
  const access = openId
    ? await validAccessToken(openId, options)
    : { failure: "grant_invalid" as const };
  if ("accessToken" in access) return access.accessToken;
  throw new TikTokError(access.failure, { endpoint: "token" });
}
