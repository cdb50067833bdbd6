import { headers } from "next/headers";
import type { NextRequest } from "next/server";
import type { NextAuthResult } from "next-auth";
import { withHexChallenge } from "../client/pkce";
import { noteAskedScopes } from "./asked-scopes";
import { type Context, isConfigured } from "./context";
import { startLink } from "./link";
import { originToMoveTo } from "./origin";
import { loginPath } from "./return-path";
import type { Session } from "./session";

/** Auth.js's own handlers. */
export interface AuthJsHandlers {
  GET(request: NextRequest): Promise<Response>;
  POST(request: NextRequest): Promise<Response>;
}

/** What a site says about how a sign-in begins and ends. */
export interface SignInOptions {
  /**
   * Limits how often someone may start a sign-in, or return with a code.
   * @returns the seconds to wait; null if it is not too often
   */
  limit?(what: "signIn" | "code", headers: Headers): Promise<number | null>;
  /** The page where users connect accounts, which explains why one could not be connected; the home unless given. */
  accounts?: string;
  /** The origins of other deployments to which a code may be sent on, which TikTok does not know. */
  previews?: readonly string[];
}

/** How one sign-in begins. */
export interface SignInStart {
  /** Auth.js's id of the provider; TikTok unless given. */
  provider?: string;
  /** The page to return to, as a path of this site. */
  returnTo: string;
  /**
   * The scopes, separated by commas, for which TikTok asks once more, even a user who has signed in before. The page to
   * return to learns of them from `askedScopes`.
   */
  scope?: string | null;
  /** Shows TikTok's consent page also to a user who has consented before, where the account can be changed. */
  isShown?: boolean;
  /** The session to whose user the account is connected. */
  linkTo?: Session;
}

/** `CompleteAuth.startSignIn` */
export async function startSignIn(
  context: Context,
  signIn: NextAuthResult["signIn"],
  options: SignInOptions,
  start: SignInStart,
): Promise<string> {
  if (!isConfigured(context)) return context.login;
  const { returnTo, linkTo } = start;
  const sent = await headers();
  const page = linkTo ? `${options.accounts ?? context.home}?` : `${loginPath(context, returnTo)}&`;
  const explanation = (code: string) => `${page}error=Configuration&code=${code}`;
  const origin = originToMoveTo(context, sent);
  if (origin) return origin + loginPath(context, returnTo);
  if (typeof (await options.limit?.("signIn", sent)) === "number")
    return explanation("too_many_attempts");
  if (await context.store.users?.unavailable()) return explanation("database_unavailable");
  return authorizationUrl(context, signIn, start).catch((error: unknown) => {
    context.log.failure("auth", error);
    return explanation("sign_in_not_started");
  });
}

async function authorizationUrl(
  context: Context,
  signIn: NextAuthResult["signIn"],
  { provider = "tiktok", returnTo: redirectTo, scope, isShown, linkTo }: SignInStart,
): Promise<string> {
  const isTikTok = provider === "tiktok";
  const isAgain = isTikTok && (typeof scope === "string" || isShown);
  const params = isAgain ? { disable_auto_auth: "1" } : undefined;
  const url: string = await signIn(provider, { redirectTo, redirect: false }, params);
  if (linkTo) await startLink(context, linkTo, provider, url);
  else if (isTikTok) await noteAskedScopes(context, scope ?? "");
  return isTikTok ? withHexChallenge(url) : url;
}
