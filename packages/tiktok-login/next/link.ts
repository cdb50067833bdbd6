import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import { cookies, headers } from "next/headers";
import type { NextRequest } from "next/server";
import { z } from "zod";
import type { Context } from "./context";
import { cookieOptions, linkCookieName, withCookies } from "./cookie";
import { currentSession } from "./current";
import { decrypt, encrypt } from "./encryption";
import { type Session, SIGN_IN_SECONDS } from "./session";

// A stranger who gets an account of their own connected to somebody's person could sign in as that person. So an
// account is connected only to a session that asked for it, and only by the sign-in that it started:
// - The site checks, before it starts a link, the session, and that the form came from this site.
// - The cookie is encrypted, so no one can make one. It names the session: planted in another browser, it is void.
// - It names the `state` of this one sign-in, which Auth.js compares with a cookie of its own. Somebody else's code,
//   or another sign-in that is under way in the same browser, is not taken for the link.

const linkCookie = z.object({ session: z.string(), provider: z.string(), state: z.string() });

/** A sign-in that connects an account to a person who is signed in. */
export interface Link {
  userId: string;
  /** The session that asked for it, which must not end before the account is connected. */
  sessionId: string;
  /** Why the account was not connected, if `refuseLink` said so. */
  refusal?: string;
}

/**
 * Notes in a cookie that the sign-in that now begins connects an account to the session's person. For route handlers.
 * @param authorizationUrl where the browser is sent to
 * @throws {Error} if the provider does not check `state`
 */
export async function startLink(
  context: Context,
  session: Session,
  provider: string,
  authorizationUrl: string,
): Promise<void> {
  const state = new URL(authorizationUrl).searchParams.get("state");
  if (!state) throw new Error(`${provider} cannot be connected: "state" is not in its checks`);
  const name = linkCookieName(context, await headers());
  const token = { session: session.id, provider, state: hashOf(state) };
  const value = await encrypt(context, { token, salt: name, maxAge: SIGN_IN_SECONDS });
  (await cookies()).set(name, value, cookieOptions(name, SIGN_IN_SECONDS));
}

/**
 * The link that a request to a callback completes; null if it completes a sign-in of its own, and "lost" if the session that
 * started the link has ended, or is not the request's.
 */
export async function linkIn(
  context: Context,
  request: NextRequest,
  provider: string,
): Promise<Link | "lost" | null> {
  const name = linkCookieName(context, request.headers);
  const value = request.cookies.get(name)?.value;
  const token = await decrypt(context, { token: value, salt: name });
  const link = linkCookie.safeParse(token).data;
  const state = hashOf(request.nextUrl.searchParams.get("state") ?? "");
  if (link?.provider !== provider || link.state !== state) return null;
  const session = await currentSession(context);
  if (session?.id !== link.session) return "lost";
  return { userId: session.user.id, sessionId: session.id };
}

/** The answer to the callback of a link, without its cookie: it is for one attempt. */
export function withoutLink(context: Context, request: NextRequest, answer: Response): Response {
  const name = linkCookieName(context, request.headers);
  return withCookies(answer, (cookies) =>
    cookies.set(name, "", { ...cookieOptions(name), maxAge: 0 }),
  );
}

const links = new AsyncLocalStorage<Link>();

/** Lets Auth.js finish a sign-in that connects an account to a person. */
export function linkTo<Result>(link: Link, finish: () => Result): Result {
  return links.run(link, finish);
}

/** The link that is being finished; null in a sign-in of its own. */
export function currentLink(): Readonly<Link> | null {
  return links.getStore() ?? null;
}

/** Ends a sign-in whose account cannot be connected. Auth.js would keep the reason to itself. */
export function refuseLink(code: string): never {
  const link = links.getStore();
  if (link) link.refusal = code;
  throw new Error(code);
}

const hashOf = (state: string) => createHash("sha256").update(state).digest("base64url");
