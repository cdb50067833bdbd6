import NextAuth from "next-auth";
import { TikTok } from "tiktok-login/authjs";
import { signInProvidersIn } from "tiktok-login/next";
import { env, hasClientId } from "@/lib/env";
import { addressOf, secondsOverLimit } from "@/lib/rate-limit";
import { routes } from "@/lib/routes";
import { sessions, tiktok } from "@/lib/sessions";

// In the order of their buttons. How to add another one: docs/guides/second-provider.md
const providers = [TikTok(tiktok)];

const auth = NextAuth(
  sessions.auth({
    providers,
    // A preview deployment signs in through the deployment whose redirect URI is registered at TikTok.
    ...(env.AUTH_REDIRECT_PROXY_URL && { redirectProxyUrl: env.AUTH_REDIRECT_PROXY_URL }),
  }),
);

/** Auth.js for this site; TikTok returns to /api/auth/callback/tiktok. */
export const { handlers, startSignIn, signOut } = sessions.complete(auth, {
  limit: (what, headers) => secondsOverLimit(what, addressOf(headers)),
  accounts: routes.settings,
  previews: env.AUTH_PREVIEW_ORIGINS,
});

/** How people can sign in. */
export const signInProviders = signInProvidersIn(providers, hasClientId);

/** Why a server must not start with these providers; null if it may. It may be built with them. */
export const reasonNotToStart = sessions.reasonAgainst(providers);
