import { cookies, headers } from "next/headers";
import type { NextRequest } from "next/server";
import { nowSeconds } from "../client/clock";
import type { Context, Store } from "./context";
import { cookieOptions, endedSessionsCookieName, sessionIn, withCookies } from "./cookie";
import { currentSession } from "./current";
import { hasExpired, reuseFor } from "./grant";
import { admitWithCookie } from "./in-cookie/admit";
import { authInCookie } from "./in-cookie/auth";
import { withEnded } from "./in-cookie/ended";
import { failureInHeader, ROTATION_FAILURE } from "./in-cookie/failure-header";
import { forgetRotations } from "./in-cookie/rotation-memory";
import { forgetAnswers } from "./reuse";
import { SESSION_SECONDS } from "./session";

// Longer than any session cookie that a rotation could still bring.
const KEPT_SECONDS = SESSION_SECONDS + 24 * 60 * 60;

/** The visitor's encrypted cookie holds everything, and middleware rotates the tokens in it. */
export const cookieStore = (): Store => (context) => ({
  auth: authInCookie(context),
  async sessionOf(sent, jar) {
    const session = await sessionIn(context, sent, jar);
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
  admit: (request, event, gate) => admitWithCookie(context, request, event, gate),
  // A rotation that is still under way must not bring the session back.
  async end({ id }) {
    forgetRotations(context, { sessionId: id });
    const jar = await cookies();
    const name = endedSessionsCookieName(context, await headers());
    jar.set(name, withEnded(id, jar.get(name)?.value), cookieOptions(name, KEPT_SECONDS));
  },
  endAfter: (request, answer) => endAfter(context, request, answer),
  endGrant: async (openId, _because, { removedAt }) =>
    forgetRotations(context, {
      openId,
      ...(removedAt !== undefined && { grantedUntil: removedAt }),
    }),
});

async function endAfter(context: Context, request: NextRequest, answer: Response) {
  const session = await currentSession(context);
  if (!session) return answer;
  const { id, grant } = session;
  // A sign-in that replaces the session has brought answers of its own.
  if (grant) forgetAnswers(context, grant.openId, reuseFor(grant).grant);
  forgetRotations(context, { sessionId: id });
  const name = endedSessionsCookieName(context, request.headers);
  const list = withEnded(id, request.cookies.get(name)?.value);
  return withCookies(answer, (jar) => jar.set(name, list, cookieOptions(name, KEPT_SECONDS)));
}
