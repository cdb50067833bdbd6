"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { signIn } from "@/auth";
import { env } from "@/lib/env";
import { missingVariables } from "@/lib/env-schema";
import { textIn } from "@/lib/form";
import { logFailure } from "@/lib/log";
import { originToMoveTo } from "@/lib/origin";
import { addressOf, secondsOverLimit } from "@/lib/rate-limit";
import { loginPath, routes, safeReturnPath, withRequestedScope } from "@/lib/routes";
import { databaseFailure } from "@/lib/session/database-failure";
import { withHexChallenge } from "@/lib/tiktok/pkce";

/**
 * Redirects to TikTok's consent page, from which the visitor returns to the form's `callbackUrl`. If the form has a
 * `scope`, TikTok shows the consent page even after an earlier consent, and the page to return to gets the scope in
 * its query. Needs no session. If the sign-in cannot start, it redirects to the login page, which explains why.
 * @see https://developers.tiktok.com/doc/login-kit-web
 */
export async function continueWithTikTok(form: FormData): Promise<never> {
  if (missingVariables(env).length > 0) redirect(routes.login);
  const returnTo = safeReturnPath(textIn(form, "callbackUrl"));
  const origin = originToMoveTo(await headers());
  if (origin) redirect(origin + loginPath(returnTo));
  if ((await secondsOverLimit("signIn", addressOf(await headers()))) !== null) {
    redirect(`${loginPath(returnTo)}&error=Configuration&code=too_many_attempts`);
  }
  if (await databaseFailure()) {
    redirect(`${loginPath(returnTo)}&error=Configuration&code=database_unavailable`);
  }
  const scope = textIn(form, "scope");
  const authorizationUrl = await startSignIn(
    scope ? withRequestedScope(returnTo, scope) : returnTo,
    scope ? { disable_auto_auth: "1" } : undefined,
  );
  redirect(
    authorizationUrl ?? `${loginPath(returnTo)}&error=Configuration&code=sign_in_not_started`,
  );
}

/** Starts a sign-in. Returns the address of TikTok's consent page, or null if the sign-in cannot start. */
async function startSignIn(redirectTo: string, params?: Record<string, string>) {
  try {
    const url: string = await signIn("tiktok", { redirectTo, redirect: false }, params);
    return withHexChallenge(url);
  } catch (error) {
    logFailure("auth", error);
    return null;
  }
}
