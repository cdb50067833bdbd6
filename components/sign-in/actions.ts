"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { signIn, signInProviders } from "@/auth";
import { isConnected } from "@/lib/account/accounts";
import { env } from "@/lib/env";
import { missingVariables } from "@/lib/env-schema";
import { textIn } from "@/lib/form";
import { logFailure } from "@/lib/log";
import { originToMoveTo } from "@/lib/origin";
import { addressOf, secondsOverLimit } from "@/lib/rate-limit";
import { loginPath, routes, safeReturnPath } from "@/lib/routes";
import { noteAskedScopes } from "@/lib/session/asked-scopes";
import { requireSession } from "@/lib/session/current";
import { databaseFailure } from "@/lib/session/in-database/failure";
import { startLink } from "@/lib/session/link";
import type { Session } from "@/lib/session/session";
import { withHexChallenge } from "@/lib/tiktok/pkce";

/**
 * Redirects to TikTok's consent page, from which the visitor returns to the form's `callbackUrl`. If the form has a
 * `scope`, or several that are separated by commas, TikTok shows the consent page even after an earlier consent, and
 * the page to return to learns of them from `askedScopes`. The field `account` shows the consent page too, where the
 * account can be changed. Needs no session. If the sign-in cannot start, it redirects to the login page, which explains
 * why.
 * @see https://developers.tiktok.com/doc/login-kit-web
 */
export async function continueWithTikTok(form: FormData): Promise<never> {
  const returnTo = safeReturnPath(textIn(form, "callbackUrl"));
  const scope = textIn(form, "scope");
  const isShown = scope !== null || textIn(form, "account") === "another";
  const params = isShown ? { disable_auto_auth: "1" } : undefined;
  await noteAskedScopes(scope ?? "");
  return start("tiktok", returnTo, { params });
}

/** The same with the form's `provider`. Needs no session. */
export async function continueWith(form: FormData): Promise<never> {
  const returnTo = safeReturnPath(textIn(form, "callbackUrl"));
  return start(providerIn(form) ?? redirect(loginPath(returnTo)), returnTo);
}

/**
 * Redirects to the form's `provider`, whose account the signed-in person then has as well; the session stays as it is.
 * Does nothing if the person has an account there already. Requires a session; without one it redirects to the login
 * page. If connecting cannot start or fails, the settings explain why.
 */
export async function connectProvider(form: FormData): Promise<never> {
  const returnTo = safeReturnPath(textIn(form, "callbackUrl"));
  const session = await requireSession(returnTo);
  const provider = providerIn(form);
  if (!provider || (await isConnected(session, provider))) redirect(returnTo);
  return start(provider, returnTo, { linkTo: session });
}

function providerIn(form: FormData): string | undefined {
  const wanted = textIn(form, "provider");
  return signInProviders.find(({ id }) => id === wanted)?.id;
}

interface Options {
  /** For the query of the provider's consent page. */
  params?: Record<string, string> | undefined;
  /** The session to whose person the account is connected. */
  linkTo?: Session;
}

async function start(provider: string, returnTo: string, options: Options = {}): Promise<never> {
  if (missingVariables(env).length > 0) redirect(routes.login);
  const page = options.linkTo ? `${routes.settings}?` : `${loginPath(returnTo)}&`;
  const explain = (code: string) => redirect(`${page}error=Configuration&code=${code}`);
  const sent = await headers();
  const origin = originToMoveTo(sent);
  if (origin) redirect(origin + loginPath(returnTo));
  if ((await secondsOverLimit("signIn", addressOf(sent))) !== null) explain("too_many_attempts");
  if (await databaseFailure()) explain("database_unavailable");
  redirect((await authorizationUrl(provider, returnTo, options)) ?? explain("sign_in_not_started"));
}

/** Starts a sign-in. Returns the address of the provider's consent page, or null if the sign-in cannot start. */
async function authorizationUrl(
  provider: string,
  redirectTo: string,
  { params, linkTo }: Options,
): Promise<string | null> {
  try {
    const url: string = await signIn(provider, { redirectTo, redirect: false }, params);
    if (linkTo) await startLink(linkTo, provider, url);
    return provider === "tiktok" ? withHexChallenge(url) : url;
  } catch (error) {
    logFailure("auth", error);
    return null;
  }
}
