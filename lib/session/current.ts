import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { HOME, loginUrl } from "@/lib/routes";
import { sessionCookieName } from "@/lib/session/cookie";
import type { Grant } from "@/lib/session/grant";
import { openSession, type Session } from "@/lib/session/sealed-session";

/**
 * The session of whoever is signed in, read from its cookie once per request; null for nobody. It
 * never writes: a server component could not, and a cookie written here would undo a rotation.
 */
export const currentSession = cache(async (): Promise<Session | null> => {
  const name = sessionCookieName(await headers());
  return openSession((await cookies()).get(name)?.value, name);
});

/**
 * The session of whoever is signed in; sends everyone else to the login page and back.
 * @param here the path to return to after sign-in
 */
export async function requireSession(here: string = HOME): Promise<Session> {
  const session = await currentSession();
  if (!session) redirect(loginUrl(here));
  return session;
}

/** The grant of whoever is signed in; sends everyone else to the login page and back. */
export async function requireGrant(here?: string): Promise<Grant> {
  return (await requireSession(here)).grant;
}
