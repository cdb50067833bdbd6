import { TikTokError } from "../client/errors";
import type { Context } from "./context";

/**
 * A TikTok access token of a user, valid for at least the next minutes, for any server code: a page, an action, a
 * route handler, a script or a job, while the user is away too. It is refreshed if need be, once for all servers.
 * Needs a store that keeps users.
 * @param userId the user's id, as in `session.user.id`
 * @param options.timeoutMs how long to wait for another server that refreshes, or for TikTok; five seconds unless given
 * @throws {TikTokError} `grant_invalid` when the user has to connect TikTok again; `unavailable` and others when
 * trying later may help
 * @throws {Error} if the store cannot be reached
 */
export async function accessTokenOf(
  { store }: Context,
  userId: string,
  options?: { timeoutMs?: number },
): Promise<string> {
  if (!store.users) throw new Error("accessTokenOf needs a database");
  const access = await store.users.accessTokenOf(userId, options);
  if ("accessToken" in access) return access.accessToken;
  throw new TikTokError(access.failure, { endpoint: "token" });
}
