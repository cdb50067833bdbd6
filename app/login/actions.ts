"use server";

import { redirect } from "next/navigation";
import { signIn } from "@/auth";
import { missingVariables } from "@/lib/env";
import { safeCallbackUrl } from "@/lib/session/callback-url";
import { spellChallengeInHex } from "@/lib/tiktok/pkce";

/**
 * Sends the person to TikTok's consent page and brings them back to the form's `callbackUrl`.
 * Needs nobody signed in.
 */
export async function continueWithTikTok(form: FormData): Promise<never> {
  if (missingVariables().length > 0) redirect("/login");
  const redirectTo = safeCallbackUrl(form.get("callbackUrl"));
  const authorizationUrl: string = await signIn("tiktok", { redirectTo, redirect: false });
  redirect(spellChallengeInHex(authorizationUrl));
}
