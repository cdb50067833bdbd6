import "server-only";
import { cookies, headers } from "next/headers";
import type { NextRequest } from "next/server";
import { hasDatabase } from "@/lib/env";
import {
  cookieOptions,
  endedSessionsCookieName,
  sessionCookieName,
  withCookies,
} from "@/lib/session/cookie";
import { currentSession } from "@/lib/session/current";
import { reuseFor } from "@/lib/session/grant";
import { withEnded } from "@/lib/session/in-cookie/ended";
import { forgetRotations } from "@/lib/session/in-cookie/rotation-memory";
import { tokenIn } from "@/lib/session/in-database/token";
import { forgetAnswers } from "@/lib/session/reuse";
import { SESSION_SECONDS } from "@/lib/session/session";

const database = () => import("@/lib/database/sessions");

// Longer than any session cookie that a rotation could still bring.
const KEPT_SECONDS = SESSION_SECONDS + 24 * 60 * 60;

/**
 * Makes the end of this browser's session final, and forgets what was read from TikTok: its row is deleted or, without a database, a rotation that is still
 * under way cannot bring it back. For server actions; Auth.js removes the session cookie itself.
 */
export async function endSessionForGood(): Promise<void> {
  const session = await currentSession();
  if (!session) return;
  if (session.grant) forgetAnswers(session.grant.openId);
  if (hasDatabase) return (await database()).deleteOneSession(session.user.id, session.id);
  forgetRotations({ sessionId: session.id });
  const jar = await cookies();
  const name = endedSessionsCookieName(await headers());
  jar.set(name, withEnded(session.id, jar.get(name)?.value), cookieOptions(name, KEPT_SECONDS));
}

/** The same for an answer of Auth.js that removes or replaces the request's session. */
export async function withEndedSession(request: NextRequest, answer: Response): Promise<Response> {
  const cookie = sessionCookieName(request.headers);
  const change = answer.headers.getSetCookie().find((set) => set.startsWith(`${cookie}=`));
  if (!change) return answer;
  if (hasDatabase) {
    const token = tokenIn(request.cookies.get(cookie)?.value);
    const ended = token && (await database()).deleteSession(token);
    // A new session must not be lost because the old one lives on for a while. The failure has been logged.
    const isReplaced = !change.startsWith(`${cookie}=;`);
    await (isReplaced ? Promise.resolve(ended).catch(() => {}) : ended);
    return answer;
  }
  const session = await currentSession();
  if (!session) return answer;
  const { id, grant } = session;
  // A sign-in that replaces the session has brought answers of its own.
  if (grant) forgetAnswers(grant.openId, reuseFor(grant).grant);
  forgetRotations({ sessionId: id });
  const name = endedSessionsCookieName(request.headers);
  const list = withEnded(id, request.cookies.get(name)?.value);
  return withCookies(answer, (jar) => jar.set(name, list, cookieOptions(name, KEPT_SECONDS)));
}
