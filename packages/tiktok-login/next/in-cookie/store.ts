import "server-only";
import { headers } from "next/headers";
import { sessionIn } from "@/lib/session/cookie";
import { hasExpired } from "@/lib/session/grant";
import { failureInHeader, ROTATION_FAILURE } from "@/lib/session/in-cookie/failure-header";
import type { SessionStore } from "@/lib/session/store-interface";
import { nowSeconds } from "@/lib/tiktok/clock";

/** Without a database, the visitor's encrypted cookie holds everything, and middleware rotates the tokens in it. */
export const inCookie: SessionStore = {
  async sessionOf(sent, cookies) {
    const session = await sessionIn(sent, cookies);
    if (!session) return null;
    const { grant, expiresAt } = session;
    const { sessionId: id, openId, name, image, username } = grant;
    const user = { id: openId, openId, name, image, username, email: null };
    return { id, user, grant, expiresAt };
  },
  whyEnded: async () => null,
  // TikTok would only say that an expired token is invalid. Middleware knows whether an outage is the reason, but
  // does not see the pages that Next prefetches.
  async accessTo(grant) {
    if (!hasExpired(grant)) return { accessToken: grant.accessToken };
    const failed = failureInHeader((await headers()).get(ROTATION_FAILURE));
    if (failed) return failed;
    const canBeRefreshed = grant.refreshTokenExpiresAt > nowSeconds();
    return { failure: canBeRefreshed ? "unavailable" : "grant_invalid" };
  },
  // The next rotation does.
  remember: async () => {},
};
