"use server";

import { updateTag } from "next/cache";
import { redirect } from "next/navigation";
import { signOut } from "@/auth";
import { routes, safeReturnPath } from "@/lib/routes";
import { requireGrant } from "@/lib/session/current";

/** Signs out in this browser. The grant at TikTok stays. Requires a session. */
export async function signOutHere(): Promise<void> {
  await requireGrant();
  await signOut({ redirectTo: routes.landing });
}

/** Drops the person's cached data, so that the page in the form's `here` reads TikTok again. Requires a session. */
export async function refreshFromTikTok(form: FormData): Promise<never> {
  const here = safeReturnPath(form.get("here"));
  const grant = await requireGrant(here);
  updateTag(grant.openId);
  redirect(here);
}
