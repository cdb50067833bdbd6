import type { NextAuthConfig } from "next-auth";
import type { JWTEncodeParams } from "next-auth/jwt";
import { decrypt, encrypt } from "@/lib/session/encryption";
import { newGrant, reuseFor } from "@/lib/session/grant";
import { keepProfile } from "@/lib/session/profile";
import { SESSION_SECONDS } from "@/lib/session/session";
import type { Profile } from "@/lib/tiktok/profile";
import type { TokenAnswer } from "@/lib/tiktok/token";
import { SignInFailure } from "../../authjs/sign-in-failure";

const encryptOrExplain = (params: JWTEncodeParams) =>
  encrypt(params).catch((error: Error) => {
    throw new SignInFailure("session_too_large", error);
  });

/** The part of Auth.js's configuration for sessions that are kept in the visitor's cookie. */
export const authInCookie = {
  session: { strategy: "jwt", maxAge: SESSION_SECONDS },
  jwt: { encode: encryptOrExplain, decode: decrypt },
  callbacks: {
    // Copies the tokens in at sign-in and never refreshes them: this also runs where no cookie can be
    // written, and a refresh there would lose the new refresh token.
    async jwt({ token, account, profile }) {
      if (!account || !profile) return token;
      const latest = profile as unknown as Profile;
      const grant = newGrant(account as unknown as TokenAnswer, latest);
      // The dashboard, which follows, need not ask for it again.
      keepProfile(latest, grant.readAt, grant.scopes, reuseFor(grant));
      return { sub: grant.openId, grant };
    },
  },
} satisfies Partial<NextAuthConfig>;
