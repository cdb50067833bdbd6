import { cookies, headers } from "next/headers";
import { z } from "zod";
import type { Context } from "./context";
import { cookieOptions, noticeCookieName } from "./cookie";
import { decrypt, encrypt } from "./encryption";

// Long enough for the page that follows, and short enough that a page that is opened again later is not out of date. A
// server component cannot remove a cookie.
const SECONDS = 60;

const noticeCookie = z.object({ page: z.string(), notice: z.string() });

/**
 * Leaves a notice of what has just happened for the page that the visitor is sent to. Only this site can make one, so
 * that, unlike a query, it is true for anyone who sees it. For server actions.
 * @param page the page's path
 */
export async function leaveNotice(context: Context, page: string, notice: string): Promise<void> {
  const cookie = await noticeOf(context, await headers(), page, notice);
  if (cookie) (await cookies()).set(cookie);
}

/** The cookie of a notice, for middleware and route handlers; null while sign-in is not configured. The last one counts. */
export async function noticeOf(context: Context, sent: Headers, page: string, notice: string) {
  if (context.secrets.length === 0) return null;
  const name = noticeCookieName(context, sent);
  const value = await encrypt(context, { token: { page, notice }, salt: name, maxAge: SECONDS });
  return { name, value, ...cookieOptions(name, SECONDS) };
}

/** The notice that was left for a page in the last minute; null if there is none. */
export async function noticeFor(context: Context, page: string): Promise<string | null> {
  const name = noticeCookieName(context, await headers());
  const token = (await cookies()).get(name)?.value;
  const left = noticeCookie.safeParse(await decrypt(context, { token, salt: name }));
  return left.data?.page === page ? left.data.notice : null;
}
