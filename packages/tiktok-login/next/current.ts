import { cookies, headers } from "next/headers";
import type { Context } from "./context";
import { callbackUrlCookieName, sessionCookieName } from "./cookie";
import { leaveNotice } from "./notice";
import { oncePerRequest } from "./once-per-request";
import { loginPath, REQUESTED_PATH, safeReturnPath } from "./return-path";
import type { Session } from "./session";

/**
 * The session of this request, read once; null when no one is signed in or the session has ended. It never writes the
 * cookie: a server component cannot, and elsewhere the write could undo a rotation.
 * @throws {Error} if the store cannot be reached
 */
export const currentSession = oncePerRequest(async (context: Context): Promise<Session | null> => {
  return context.store.sessionOf(await headers(), await cookies());
});

/** Whether a request without a session still has the cookie of one, which must have ended. */
export async function hasEndedSession(context: Context): Promise<boolean> {
  return (await cookies()).has(sessionCookieName(context, await headers()));
}

/**
 * The session of the signed-in user, for pages and server actions. Visitors without one are redirected to the login
 * page. Its grant is null if the user has no TikTok account here.
 * @param returnTo the path to return to after sign-in; by default that of the request, or the site's home
 * @param notDone what the login page says became of what the user was doing; for server actions only
 */
export async function requireSession(
  context: Context,
  returnTo?: string,
  notDone?: string,
): Promise<Session> {
  const { login, isServerless, store } = context;
  const path = (await headers()).get(REQUESTED_PATH);
  const requested = safeReturnPath(context, path);
  // Middleware, which does not redirect like this, need not load it.
  const { redirect } = await import("next/navigation");
  const session = await currentSession(context).catch((error: unknown) => {
    // A page cannot answer with status 503. Middleware, which knows of the outage by now, does. Where it runs apart from
    // the pages it may not know: then the browser would be sent here again and again.
    const isKnown = !isServerless && typeof store.users?.secondsOfOutage() === "number";
    if (path && isKnown) redirect(requested);
    throw error;
  });
  if (session) return session;
  if (notDone) await leaveNotice(context, login, notDone);
  return redirect(await loginAddress(context, returnTo ?? requested));
}

/** The login page for a request without a session, which leads back to `returnTo` and says why the session ended. */
export async function loginAddress(context: Context, returnTo: string): Promise<string> {
  const reason = await context.store.whyEnded(await headers(), await cookies()).catch(() => null);
  const why = reason && `&${new URLSearchParams({ error: "SessionEnded", code: reason })}`;
  return `${loginPath(context, returnTo)}${why ?? ""}`;
}

/** `Sessions.pageBeforeSignIn`. Auth.js keeps it in a cookie. */
export async function pageBeforeSignIn(context: Context): Promise<string | undefined> {
  const stored = (await cookies()).get(callbackUrlCookieName(context, await headers()))?.value;
  if (!stored || !URL.canParse(stored)) return undefined;
  const { pathname, search } = new URL(stored);
  return pathname + search;
}
