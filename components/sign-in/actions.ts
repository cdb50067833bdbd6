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
 * Redirects to TikTok's consent page. After it, the person returns to the form's `callbackUrl`. With a scope
 * in `ask`, TikTok shows the consent page even after an earlier consent, and the page to return to learns which
 * scope was requested. It works with and without a session.
 * @see https://developers.tiktok.com/doc/login-kit-web
 */
export async function continueWithTikTok(form: FormData): Promise<never> {
  if (missingVariables(env).length > 0) redirect(routes.login);
  const wanted = safeReturnPath(form.get("callbackUrl"));
  const origin = originToMoveTo(await headers());
  if (origin) redirect(origin + loginPath(wanted));
  const scope = form.get("ask");
  const hasScope = typeof scope === "string" && scope !== "";
  const authorizationUrl = await beginSignIn(
    hasScope ? withRequestedScope(wanted, scope) : wanted,
    hasScope ? { disable_auto_auth: "1" } : undefined,
  );
  redirect(authorizationUrl ?? `${loginPath(wanted)}&error=Configuration`);
}

/** The address of TikTok's consent page for this sign-in; null if the sign-in cannot start. */
async function beginSignIn(redirectTo: string, params?: Record<string, string>) {
  try {
    const url: string = await signIn("tiktok", { redirectTo, redirect: false }, params);
    return withHexChallenge(url);
  } catch (error) {
    logFailure("auth", error);
    return null;
  }
}
