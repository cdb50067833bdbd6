import NextAuth, { CredentialsSignin, type DefaultSession, type NextAuthConfig } from "next-auth";
import type { JWTEncodeParams } from "next-auth/jwt";
import { authSecrets, env } from "@/lib/env";
import { trustsHost } from "@/lib/env-schema";
import { logFailure } from "@/lib/log";
import { routes, safeReturnPathAt } from "@/lib/routes";
import { currentSession } from "@/lib/session/current";
import { decrypt, encrypt, SESSION_SECONDS } from "@/lib/session/encryption";
import { endSessionForGood } from "@/lib/session/end";
import { grantIn, newGrant, userOf } from "@/lib/session/grant";
import { tiktokApp } from "@/lib/tiktok/app";
import type { Profile } from "@/lib/tiktok/profile";
import { tiktokProvider } from "@/lib/tiktok/provider";
import type { TokenAnswer } from "@/lib/tiktok/token";

declare module "next-auth" {
  interface Session {
    /** `id` is TikTok's open_id; `username` needs the scope user.info.profile. */
    user: { id: string; username: string | null } & DefaultSession["user"];
  }
}

/**
 * Ends a sign-in whose session does not fit into a cookie on the login page, with a code of ours.
 * `CredentialsSignin` is the only Auth.js error that passes one on. No password is involved.
 */
class SessionTooLarge extends CredentialsSignin {
  static override type = "OAuthCallbackError" as never;
  override code = "session_too_large";
}

const encryptOrExplain = (params: JWTEncodeParams) =>
  encrypt(params).catch((err: Error) => {
    throw new SessionTooLarge(err.message, { cause: { err } });
  });

const config = {
  secret: authSecrets,
  trustHost: trustsHost(env),
  // A preview deployment signs in through the deployment whose redirect URI is registered at TikTok.
  ...(env.AUTH_REDIRECT_PROXY_URL && { redirectProxyUrl: env.AUTH_REDIRECT_PROXY_URL }),
  providers: [tiktokProvider(tiktokApp)],
  pages: { signIn: routes.login, error: routes.login },
  session: { strategy: "jwt", maxAge: SESSION_SECONDS },
  jwt: { encode: encryptOrExplain, decode: decrypt },
  callbacks: {
    // Copies the tokens in at sign-in and never refreshes them: this also runs where no cookie can be
    // written, and a refresh there would lose the new refresh token.
    async jwt({ token, account, profile }) {
      // With null, Auth.js does not report a session that has ended.
      if (!account || !profile) return (await currentSession()) && token;
      const grant = newGrant(account as unknown as TokenAnswer, profile as unknown as Profile);
      return { sub: grant.openId, grant };
    },
    // What this returns is public at /api/auth/session.
    session({ session, token }) {
      const grant = grantIn(token);
      if (!grant) throw new Error("the session cookie holds no TikTok grant");
      return { expires: session.expires, user: userOf(grant) };
    },
    // By default Auth.js allows every path of this site, /login and /api included, and sends a foreign
    // address to the landing page.
    redirect: ({ url, baseUrl }) => baseUrl + safeReturnPathAt(baseUrl, url),
  },
  logger: { error: (error) => logFailure("auth", error) },
} satisfies NextAuthConfig;

/** Auth.js for this site; TikTok returns to /api/auth/callback/tiktok. */
export const { handlers, signIn, signOut: signOutOfAuthJs } = NextAuth(config);

/** Signs this browser out for good. For server actions. */
export const signOut: typeof signOutOfAuthJs = async (options) => {
  await endSessionForGood();
  return signOutOfAuthJs(options);
};
