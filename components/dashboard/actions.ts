"use server";

import { redirect } from "next/navigation";
import { signOut } from "@/auth";
import { textIn } from "@/lib/form";
import { secondsOverLimit } from "@/lib/rate-limit";
import { routes, safeReturnPath } from "@/lib/routes";
import { requireSession } from "@/lib/session/current";
import { expireAnswers } from "@/lib/tiktok/reuse";

/**
 * Signs the visitor out in this browser and redirects to the landing page. The grant at TikTok stays. Requires a
 * session; without one it redirects to the login page.
 */
export async function signOutHere(): Promise<void> {
  await requireSession();
  await signOut({ redirectTo: routes.landing });
}

/**
 * Redirects to the form's `returnTo`, which then reads TikTok again; what was read before is kept for when that fails.
 * Requires a session; without one it redirects to the login page.
 */
export async function refreshFromTikTok(form: FormData): Promise<never> {
  const returnTo = safeReturnPath(textIn(form, "returnTo"));
  const { id, grant } = await requireSession(returnTo);
  // Too often: what is cached is a few seconds old at most.
  const isTooOften = (await secondsOverLimit("refresh", id)) !== null;
  if (grant && !isTooOften) expireAnswers(grant.openId);
  redirect(returnTo);
}
