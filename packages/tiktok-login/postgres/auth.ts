import type { Account } from "next-auth";
import type { Adapter } from "next-auth/adapters";
import { nowSeconds } from "../client/clock";
import type { Profile } from "../client/profile";
import { parseScopes } from "../client/scopes";
import type { TokenAnswer } from "../client/token";
import type { Context } from "../next/context";
import { reuseFor } from "../next/grant";
import { currentLink } from "../next/link";
import { keepProfile } from "../next/profile";
import type { BoundStore } from "../next/store";
import type { Db } from "./db";
import { COOKIE_SECONDS, newToken } from "./tokens";

// Auth.js looks only at the names of the methods. Without a database, none of this is loaded.
const METHODS = [
  ...["createUser", "getUser", "getUserByEmail", "getUserByAccount", "updateUser"],
  ...["linkAccount", "createSession", "getSessionAndUser", "updateSession", "deleteSession"],
] as (keyof Adapter)[];

const adapter = (db: Db): Adapter =>
  Object.fromEntries(
    METHODS.map((name) => [
      name,
      async (...parameters: unknown[]) => {
        // If the session ends while Auth.js finishes a link, Auth.js would continue as with a sign-in.
        if (currentLink() && name.startsWith("create")) throw new Error("a link signs no one in");
        const { databaseAdapter } = await import("./adapter");
        return (databaseAdapter(db)[name] as (...all: unknown[]) => unknown)(...parameters);
      },
    ]),
  );

async function unavailable(error: Error): Promise<never> {
  const { SignInFailure } = await import("../authjs/sign-in-failure");
  throw new SignInFailure("database_unavailable", error);
}

/** The part of Auth.js's configuration for sessions that are kept in a database. */
export const authInDatabase = (context: Context, db: Db): BoundStore["auth"] => ({
  adapter: adapter(db),
  session: { strategy: "database", maxAge: COOKIE_SECONDS, generateSessionToken: newToken },
  callbacks: {
    // Auth.js writes an account only the first time, and would leave tokens, name and picture as they were then.
    async signIn({ user, account, profile }) {
      if (account?.provider !== "tiktok") {
        const { saveFirstSignInWith } = await import("./adapter");
        if (/^(oauth|oidc)$/.test(account?.type ?? "") && !currentLink())
          await saveFirstSignInWith(db, user, account as Account).catch(unavailable);
        return true;
      }
      const { SignInFailure } = await import("../authjs/sign-in-failure");
      const { saveSignIn } = await import("./sign-in");
      const tokens = account as unknown as TokenAnswer;
      const from = profile as unknown as Profile;
      const now = nowSeconds();
      const userId = await saveSignIn(db, tokens, from, currentLink(), now).catch(unavailable);
      if (typeof userId !== "string") {
        // No one here would use what TikTok has just granted.
        if (!userId.isInUse)
          await context.tiktok
            .revoke(tokens.access_token)
            .catch((error) => context.log.failure("tiktok", error));
        throw new SignInFailure(userId.code, new Error(`not connected: ${userId.code}`));
      }
      // The dashboard, which follows, need not ask for it again.
      const openId = from.open_id;
      const scopes = parseScopes(tokens.scope);
      keepProfile(context, from, now, scopes, reuseFor({ openId, grantedAt: now, scopes }));
      return true;
    },
  },
});
