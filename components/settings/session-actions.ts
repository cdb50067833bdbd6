"use server";

import { routes } from "@/lib/routes";
import { requireSession } from "@/lib/session/current";

/**
 * Ends one of the signed-in person's sessions: the one whose id is in the form's `session`. Requires a session; without
 * one it redirects to the login page.
 */
export async function signOutSession(_form: FormData): Promise<void> {
  await requireSession(routes.settings);
  throw new Error("not wired");
}

/**
 * Ends every session of the signed-in person except the one that asks. Requires a session; without one it redirects
 * to the login page.
 */
export async function signOutElsewhere(): Promise<void> {
  await requireSession(routes.settings);
  throw new Error("not wired");
}
