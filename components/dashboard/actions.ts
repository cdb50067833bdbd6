"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { signOut } from "@/auth";
import { textIn } from "@/lib/form";
import { secondsOverLimit } from "@/lib/rate-limit";
import { routes } from "@/lib/routes";
import { sessions } from "@/lib/sessions";

/**
 * Signs the visitor out in this browser and redirects to the login page, which confirms it. The grant at TikTok stays.
 * Without a session it redirects there too.
 */
export async function signOutHere(): Promise<never> {
  await sessions.require(routes.dashboard, "signed_out");
  await signOut({ redirect: false });
  await sessions.leaveNotice(routes.login, "signed_out");
  redirect(routes.login);
}

/**
 * Renders the page again, which then reads TikTok again; what was read before is kept for when that fails. Requires a
 * session; without one it redirects to the login page.
 * @param form its `returnTo` is the page
 */
export async function refreshFromTikTok(form: FormData): Promise<void> {
  const returnTo = sessions.returnPath(textIn(form, "returnTo"));
  const { user, grant } = await sessions.require(returnTo, "not_done");
  // Too often: what is cached is a few seconds old at most.
  const isTooOften = (await secondsOverLimit("refresh", user.id)) !== null;
  if (grant && !isTooOften) sessions.expire(grant.openId);
  // Without JavaScript a redirect, so that reloading the page does not send the form again. With it, a redirect would
  // replace the whole page, and take the focus from the button.
  if (!(await headers()).has("next-action")) redirect(returnTo);
  refresh();
}
