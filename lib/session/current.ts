import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { HOME, loginUrl } from "@/lib/session/callback-url";
import { sessionCookieName } from "@/lib/session/cookie";
import type { Grant } from "@/lib/session/grant";
import { openGrant } from "@/lib/session/sealed-grant";

/**
 * Who is signed in, read from the session cookie once per request; null for nobody. It never writes:
 * a server component could not, and a cookie written here would undo a token rotation.
 */
export const currentGrant = cache(async (): Promise<Grant | null> => {
  const name = sessionCookieName(await headers());
  return openGrant((await cookies()).get(name)?.value, name);
});

/**
 * The grant of whoever is signed in; sends everyone else to the login page and back.
 * @param here the path to return to after sign-in
 */
export async function requireGrant(here: string = HOME): Promise<Grant> {
  const grant = await currentGrant();
  if (!grant) redirect(loginUrl(here));
  return grant;
}
