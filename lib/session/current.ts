import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { loginPath, routes } from "@/lib/routes";
import { type Session, sessionIn } from "@/lib/session/cookie";
import type { Grant } from "@/lib/session/grant";

/**
 * The session of this request, decrypted once; null when no one is signed in or the session has ended. It never writes the cookie: a
 * server component cannot, and elsewhere the write could undo a rotation.
 */
export const currentSession = cache(async (): Promise<Session | null> => {
  return sessionIn(await headers(), await cookies());
});

/**
 * The session of the signed-in person. Everyone else is redirected to the login page.
 * @param returnTo the path to return to after sign-in
 */
export async function requireSession(returnTo: string = routes.dashboard): Promise<Session> {
  const session = await currentSession();
  if (!session) redirect(loginPath(returnTo));
  return session;
}

/**
 * The grant of the signed-in person. Everyone else is redirected to the login page.
 * @param returnTo the path to return to after sign-in
 */
export async function requireGrant(returnTo?: string): Promise<Grant> {
  return (await requireSession(returnTo)).grant;
}
