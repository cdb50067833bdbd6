import { cookies, headers } from "next/headers";
import { z } from "zod";
import { authSecrets } from "@/lib/env";
import { cookieOptions, noticeCookieName } from "@/lib/session/cookie";
import { decrypt, encrypt } from "@/lib/session/encryption";

// Long enough for the page that follows, and short enough that a page that is opened again later is not out of date. A
// server component cannot remove a cookie.
const SECONDS = 60;

/** What the login page may have to say. */
export type LoginNotice = "signed_out" | "not_disconnected" | "not_deleted" | "not_done";

const noticeCookie = z.object({ page: z.string(), notice: z.string() });

/**
 * Leaves a notice of what has just happened for the page that the visitor is sent to. Only this site can make one, so
 * that, unlike a query, it is true for anyone who sees it. For server actions.
 * @param page the page's path
 */
export async function leaveNotice(page: string, notice: string): Promise<void> {
  const cookie = await noticeOf(await headers(), page, notice);
  if (cookie) (await cookies()).set(cookie);
}

/** The cookie of a notice, for middleware and route handlers; null while AUTH_SECRET is not set. The last one counts. */
export async function noticeOf(sent: Headers, page: string, notice: string) {
  if (authSecrets.length === 0) return null;
  const name = noticeCookieName(sent);
  const token = { page, notice };
  const value = await encrypt({ token, secret: authSecrets, salt: name, maxAge: SECONDS });
  return { name, value, ...cookieOptions(name, SECONDS) };
}

/** The notice that was left for a page in the last minute; null if there is none. */
export async function noticeFor(page: string): Promise<string | null> {
  if (authSecrets.length === 0) return null;
  const name = noticeCookieName(await headers());
  const token = (await cookies()).get(name)?.value;
  const left = noticeCookie.safeParse(await decrypt({ token, secret: authSecrets, salt: name }));
  return left.data?.page === page ? left.data.notice : null;
}
