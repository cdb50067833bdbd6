import type { NextRequest } from "next/server";
import type { Context } from "./context";
import { sessionCookieName } from "./cookie";
import { currentSession } from "./current";
import { forgetAnswers } from "./reuse";

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
