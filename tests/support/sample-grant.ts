import type { Grant, Session } from "tiktok-login/next";

/** As a cookie has it. */
type CookieGrant = Grant & { sessionId: string; refreshToken: string };

/** A grant for unit tests, with every scope, whose tokens are valid for two hours from now. */
export function sampleGrant(changes: Partial<CookieGrant> = {}): CookieGrant {
  const now = Math.floor(Date.now() / 1000);
  return {
    sessionId: "sample-session",
    openId: "_000sampleOpenId",
    name: "Paper Boats",
    image: "https://p16.tiktokcdn.com/avatar.webp?x-expires=1",
    username: "paperboats",
    scopes: ["user.info.basic", "user.info.profile", "user.info.stats", "video.list"],
    accessToken: "act.sample",
    accessTokenExpiresAt: now + 7_200,
    accessTokenSeconds: 7_200,
    refreshToken: "rft.sample",
    refreshTokenExpiresAt: now + 15_552_000,
    grantedAt: now,
    readAt: now,
    stats: { followers: 1_200, following: 3, likes: 45_000, videos: 7 },
    ...changes,
  };
}

/** The session of a grant, as without a database. */
export function sampleSession(grant: CookieGrant = sampleGrant()): Session {
  const { sessionId: id, openId, name, image, username } = grant;
  const user = { id: openId, openId, name, image, username, email: null };
  return { id, user, grant, expiresAt: grant.readAt + 30 * 24 * 60 * 60 };
}
