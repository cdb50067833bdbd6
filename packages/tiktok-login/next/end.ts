import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { cookies, headers } from "next/headers";
import type { NextRequest } from "next/server";
import type { Context } from "./context";
import { sessionCookieName } from "./cookie";
import { currentSession, requireSession } from "./current";
import { forgetAnswers } from "./reuse";
import type { Session } from "./session";

/**
 * Makes the end of this browser's session final, and forgets what was read from TikTok with it. For server actions;
 * Auth.js removes the session's cookie itself.
 */
export async function endSessionForGood(context: Context): Promise<void> {
  const session = await currentSession(context);
  if (!session) return;
  if (session.grant) forgetAnswers(context, session.grant.openId);
  await context.store.end(session);
}

/** The same for an answer of Auth.js that removes or replaces the request's session. */
export async function withEndedSession(
  context: Context,
  request: NextRequest,
  answer: Response,
): Promise<Response> {
  const cookie = sessionCookieName(context, request.headers);
  const change = answer.headers.getSetCookie().find((set) => set.startsWith(`${cookie}=`));
  if (!change) return answer;
  return context.store.endAfter(request, answer, !change.startsWith(`${cookie}=;`));
}

// As long as the page that follows confirms it.
const newEndings = () => new LRUCache<string, Promise<boolean>>({ max: 1_000, ttl: 60_000 });

/** `Sessions.endOnce` */
export async function endOnce(
  context: Context,
  path: string,
  notDone: string,
  end: (session: Session) => Promise<boolean>,
): Promise<boolean> {
  const endings = context.memory("endings", newEndings);
  const token = (await cookies()).get(sessionCookieName(context, await headers()))?.value ?? "";
  const key = createHash("sha256").update(`${path} ${token}`).digest("base64url");
  const known = endings.get(key);
  if (known) return known;
  const current = await requireSession(context, path, notDone);
  const ending = endings.get(key) ?? end(current);
  endings.set(key, ending);
  ending.catch(() => endings.delete(key));
  return ending;
}
