import { headers } from "next/headers";
import NextAuth, { type NextAuthConfig } from "next-auth";
import { TikTok } from "tiktok-login/authjs";
import { authSecrets, env, hasDatabase } from "@/lib/env";
import { trustsHost } from "@/lib/env-schema";
import { logFailure } from "@/lib/log";
import { routes, safeReturnPathAt } from "@/lib/routes";
import { authJsCookies } from "@/lib/session/cookie";
import { endSessionForGood } from "@/lib/session/end";
import { authInCookie } from "@/lib/session/in-cookie/auth";
import { authInDatabase } from "@/lib/session/in-database/auth";
import { reasonAgainst, signInProvidersIn, withState } from "@/lib/session/providers";
import { tiktok } from "@/lib/sessions";

// In the order of their buttons. How to add another one: docs/guides/second-provider.md
const providers = withState([TikTok(tiktok)]);

const kept = hasDatabase ? authInDatabase : authInCookie;

const config = {
  secret: authSecrets,
  trustHost: trustsHost(env),
  // A preview deployment signs in through the deployment whose redirect URI is registered at TikTok.
  ...(env.AUTH_REDIRECT_PROXY_URL && { redirectProxyUrl: env.AUTH_REDIRECT_PROXY_URL }),
  providers,
  pages: { signIn: routes.login, error: routes.login },
  ...kept,
  callbacks: {
    ...kept.callbacks,
    // By default Auth.js allows every path of this site, /login and /api included, and sends a foreign
    // address to the landing page.
    redirect: ({ url, baseUrl }) => baseUrl + safeReturnPathAt(baseUrl, url),
  },
  logger: { error: (error) => logFailure("auth", error) },
} satisfies NextAuthConfig;

/** Auth.js for this site; TikTok returns to /api/auth/callback/tiktok. The names of its cookies depend on the request. */
export const {
  handlers,
  signIn,
  signOut: signOutOfAuthJs,
} = NextAuth(async (request) => ({
  ...config,
  ...authJsCookies(request?.headers ?? (await headers())),
}));

/** How people can sign in. */
export const signInProviders = signInProvidersIn(config.providers);

/** Why a server must not start with these providers; null if it may. It may be built with them. */
export const reasonNotToStart = reasonAgainst(config.providers);

/** Signs this browser out for good. For server actions. */
export const signOut: typeof signOutOfAuthJs = async (options) => {
  await endSessionForGood();
  return signOutOfAuthJs(options);
};
