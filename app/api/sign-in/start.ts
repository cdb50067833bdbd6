import { signIn, signInProviders } from "@/auth";
import { env } from "@/lib/env";
import { missingVariables } from "@/lib/env-schema";
import { logFailure } from "@/lib/log";
import { addressOf, secondsOverLimit } from "@/lib/rate-limit";
import { routes } from "@/lib/routes";
import { startLink } from "@/lib/session/link";
import { originToMoveTo } from "@/lib/session/origin";
import type { Session } from "@/lib/session/session";
import { sessions } from "@/lib/sessions";
import { withHexChallenge } from "@/lib/tiktok/pkce";

interface Options {
  /** For the query of the provider's consent page. */
  params?: Record<string, string> | undefined;
  /** The session to whose person the account is connected. */
  linkTo?: Session;
}

/** The provider that a form names, if the site has it. */
export function providerNamed(wanted: string | null): string | undefined {
  return signInProviders.find(({ id }) => id === wanted)?.id;
}

/**
 * Starts a sign-in, from which the visitor returns to `returnTo`. Sets Auth.js's cookies.
 * @returns the address of the provider's consent page; or, if the sign-in cannot start, of a page that explains why
 */
export async function addressToSignIn(
  sent: Headers,
  provider: string,
  returnTo: string,
  options: Options = {},
): Promise<string> {
  if (missingVariables(env).length > 0) return routes.login;
  const page = options.linkTo ? `${routes.settings}?` : `${sessions.loginPath(returnTo)}&`;
  const explanation = (code: string) => `${page}error=Configuration&code=${code}`;
  const origin = originToMoveTo(sessions.context, sent);
  if (origin) return origin + sessions.loginPath(returnTo);
  if ((await secondsOverLimit("signIn", addressOf(sent))) !== null)
    return explanation("too_many_attempts");
  if (await sessions.users?.unavailable()) return explanation("database_unavailable");
  const url = await authorizationUrl(provider, returnTo, options);
  return url ?? explanation("sign_in_not_started");
}

async function authorizationUrl(
  provider: string,
  redirectTo: string,
  { params, linkTo }: Options,
): Promise<string | null> {
  try {
    const url: string = await signIn(provider, { redirectTo, redirect: false }, params);
    if (linkTo) await startLink(sessions.context, linkTo, provider, url);
    return provider === "tiktok" ? withHexChallenge(url) : url;
  } catch (error) {
    logFailure("auth", error);
    return null;
  }
}
