import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { env } from "@/lib/env";
import { oncePerRequest } from "@/lib/once-per-request";
import { loginPath, routes, safeReturnPath } from "@/lib/routes";
import { store } from "@/lib/session/chosen-store";
import { sessionCookieName } from "@/lib/session/cookie";
import { secondsOfOutage } from "@/lib/session/in-database/outage";
import { type LoginNotice, leaveNotice } from "@/lib/session/notice";
import { REQUESTED_PATH } from "@/lib/session/requested-path";
import type { Session } from "@/lib/session/session";

/**
 * The session of this request, read once; null when no one is signed in or the session has ended. It never writes the
 * cookie: a server component cannot, and elsewhere the write could undo a rotation.
 * @throws {DatabaseProblem}
 */
export const currentSession = oncePerRequest(async (): Promise<Session | null> => {
  return store.sessionOf(await headers(), await cookies());
});

/** Whether a request without a session still has the cookie of one, which must have ended. */
export async function hasEndedSession(): Promise<boolean> {
  return (await cookies()).has(sessionCookieName(await headers()));
}

/**
 * The session of the signed-in person, for pages and server actions. Visitors without one are redirected to the login
 * page. Its grant is null if the person has no TikTok account here; `readOrRemember` (packages/tiktok-login/next/read.ts) reads with it.
 * @param returnTo the path to return to after sign-in; by default that of the request, or the dashboard
 * @param notDone what the login page says became of what the person was doing; for server actions only
 */
export async function requireSession(returnTo?: string, notDone?: LoginNotice): Promise<Session> {
  const path = (await headers()).get(REQUESTED_PATH);
  const requested = safeReturnPath(path);
  const session = await currentSession().catch((error: unknown) => {
    // A page cannot answer with status 503. Middleware, which knows of the outage by now, does.
    // On Vercel it may run apart from the pages and not know: then the browser would be sent here again and again.
    if (path && !env.VERCEL && secondsOfOutage() !== null) redirect(requested);
    throw error;
  });
  if (session) return session;
  if (notDone) await leaveNotice(routes.login, notDone);
  redirect(await loginAddress(returnTo ?? requested));
}

/** The login page for a request without a session, which leads back to `returnTo` and says why the session ended. */
export async function loginAddress(returnTo: string): Promise<string> {
  const reason = await store.whyEnded(await headers(), await cookies()).catch(() => null);
  const why = reason && `&${new URLSearchParams({ error: "SessionEnded", code: reason })}`;
  return `${loginPath(returnTo)}${why ?? ""}`;
}
