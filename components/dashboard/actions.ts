"use server";

import { updateTag } from "next/cache";
import { redirect } from "next/navigation";
import { signOut } from "@/auth";
import { safeCallbackUrl } from "@/lib/routes";
import { requireGrant } from "@/lib/session/current";

/** Ends the session in this browser; the grant at TikTok stays. */
export async function leave(): Promise<void> {
  await requireGrant();
  await signOut({ redirectTo: "/" });
}

/** Drops what was cached of the person, so that the page in the form's `here` reads TikTok again. */
export async function readAgain(form: FormData): Promise<never> {
  const here = safeCallbackUrl(form.get("here"));
  const grant = await requireGrant(here);
  updateTag(grant.openId);
  redirect(here);
}
