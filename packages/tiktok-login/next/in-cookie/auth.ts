import type { Profile } from "../../client/profile";
import type { TokenAnswer } from "../../client/token";
import type { Context } from "../context";
import { decrypt, encrypt } from "../encryption";
import { newGrant, reuseFor } from "../grant";
import { keepProfile } from "../profile";
import { SESSION_SECONDS } from "../session";
import type { BoundStore } from "../store";

/** The part of Auth.js's configuration for sessions that are kept in the visitor's cookie. */
export const authInCookie = (context: Context): BoundStore["auth"] => ({
  session: { strategy: "jwt", maxAge: SESSION_SECONDS },
  jwt: {
    encode: (params) =>
      encrypt(context, params).catch(async (error: Error) => {
        const { SignInFailure } = await import("../../authjs/sign-in-failure");
        throw new SignInFailure("session_too_large", error);
      }),
    decode: (params) => decrypt(context, params),
  },
  callbacks: {
    // Copies the tokens in at sign-in and never refreshes them: this also runs where no cookie can be
    // written, and a refresh there would lose the new refresh token.
    jwt({ token, account, profile }) {
      if (!account || !profile) return token;
      const latest = profile as unknown as Profile;
      const grant = newGrant(account as unknown as TokenAnswer, latest);
      // The dashboard, which follows, need not ask for it again.
      keepProfile(context, latest, grant.readAt, grant.scopes, reuseFor(grant));
      return { sub: grant.openId, grant };
    },
  },
});
