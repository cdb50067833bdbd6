"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { signIn } from "@/auth";
import { env } from "@/lib/env";
import { missingVariables } from "@/lib/env-schema";
import { logFailure } from "@/lib/log";
import { originToMoveTo } from "@/lib/origin";
import { loginPath, routes, safeReturnPath, withRequestedScope } from "@/lib/routes";
import { withHexChallenge } from "@/lib/tiktok/pkce";

/**
 * Sends the person to TikTok's consent page and brings them back to the form's `callbackUrl`.
 * With a scope in `ask`, TikTok shows the page to those who consented before, too, and the page they
 * return to learns what they were asked for. Needs nobody signed in.
 * @see https://developers.tiktok.com/doc/login-kit-web
 */
export async function continueWithTikTok(form: FormData): Promise<never> {
  if (missingVariables(env).length > 0) redirect(routes.login);
  const wanted = safeReturnPath(form.get("callbackUrl"));
  const origin = originToMoveTo(await headers());
  if (origin) redirect(origin + loginPath(wanted));
  const scope = form.get("ask");
  const asked = typeof scope === "string" && scope !== "";
  const authorizationUrl = await beginSignIn(
    asked ? withRequestedScope(wanted, scope) : wanted,
    asked ? { disable_auto_auth: "1" } : undefined,
  );
  redirect(authorizationUrl ?? `${loginPath(wanted)}&error=Configuration`);
}

/** TikTok's consent page with the state and challenge of this sign-in; null when it cannot begin. */
async function beginSignIn(redirectTo: string, params?: Record<string, string>) {
  try {
    const url: string = await signIn("tiktok", { redirectTo, redirect: false }, params);
    return withHexChallenge(url);
  } catch (error) {
    logFailure("auth", error);
    return null;
  }
}
