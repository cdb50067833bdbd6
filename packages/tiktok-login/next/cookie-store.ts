import { cookies, headers } from "next/headers";
import type { NextRequest } from "next/server";
import { nowSeconds } from "../client/clock";
import type { Profile } from "../client/profile";
import type { TokenAnswer } from "../client/token";
import type { Context, Store } from "./context";
import {
  cookieOptions,
  endedSessionsCookieName,
  sessionIn,
  withCookies,
  withEnded,
} from "./cookie";
import { currentSession } from "./current";
import { decrypt, encrypt } from "./encryption";
import { hasExpired, newGrant, reuseFor } from "./grant";
import { admitWithCookie, failureInHeader, ROTATION_FAILURE } from "./in-cookie/admit";
import { forgetRotations } from "./in-cookie/rotation-memory";
import { keepProfile } from "./profile";
import { forgetAnswers } from "./reuse";
import { SESSION_SECONDS } from "./session";
import type { BoundStore } from "./store";

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

/** The part of Auth.js's configuration for sessions that are kept in the visitor's cookie. */
export const authInCookie = (context: Context): BoundStore["auth"] => ({
  session: { strategy: "jwt", maxAge: SESSION_SECONDS },
  jwt: {
    encode: (params) =>
      encrypt(context, params).catch(async (error: Error) => {
        const { SignInFailure } = await import("../authjs/sign-in-failure");
        throw new SignInFailure("session_too_large", error);
      }),
    decode: (params) => decrypt(context, params),
  },
  callbacks: {
    // Copies the tokens in at sign-in and never refreshes them: this also runs where no cookie can be
    // written, and a refresh there would lose the new refresh token.
    jwt({ token, account, profile }) {
      if (!account || !profile) return token;
      const latest = profile as unknown as Profile;
      const grant = newGrant(account as unknown as TokenAnswer, latest);
      // The dashboard, which follows, need not ask for it again.
      keepProfile(context, latest, grant.readAt, grant.scopes, reuseFor(grant));
      return { sub: grant.openId, grant };
    },
  },
});
