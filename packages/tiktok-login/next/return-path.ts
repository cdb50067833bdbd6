import type { Context } from "./context";

const ANY_ORIGIN = "https://origin.invalid";
// The path travels in cookies and in addresses, in both of which most of its special characters take three bytes. A proxy may
// refuse an answer whose headers are longer than 4 kB in all.
const MAX_BYTES = 200;
// What opens a deployment that Vercel protects: x-vercel-protection-bypass, _vercel_share and their kin. It is for the request
// alone, not for forms, cookies and the browser's history.
const PROTECTION = /^(x-|_+)vercel|^verceltoolbar/i;
// Browsers drop some of these and read a backslash as a slash.
const DECEPTIVE = /[\s\\\p{Cc}]/u;

/** The request header in which middleware tells pages their own address. A browser cannot set it. */
export const REQUESTED_PATH = "x-requested-path";

/**
 * The page to return to after sign-in: a path of this site with its query, without secrets of Vercel's, and without the
 * query if it is too long. Anything else becomes the site's home: another host or scheme, what a browser would read as
 * one, the login page, an API route, a path that is too long.
 */
export function safeReturnPath(context: Context, wanted: unknown): string {
  const { login, home, downloads } = context;
  if (typeof wanted !== "string" || !wanted.startsWith("/")) return home;
  if (DECEPTIVE.test(wanted) || !URL.canParse(wanted, ANY_ORIGIN)) return home;
  const url = new URL(wanted, ANY_ORIGIN);
  const isForeign = url.origin !== ANY_ORIGIN || url.pathname.startsWith("//");
  const isLoop = [login, "/api"].some((path) => `${url.pathname}/`.startsWith(`${path}/`));
  if (isForeign || isLoop) return home;
  const path = downloads[url.pathname.replace(/\/$/, "")] ?? url.pathname;
  for (const name of [...url.searchParams.keys()].filter(isSecret)) url.searchParams.delete(name);
  const fits = (one: string) => encodeURIComponent(one).length <= MAX_BYTES;
  return [path + url.search, path].find(fits) ?? home;
}

const isSecret = (name: string) => PROTECTION.test(name);

/** The same for an address that may be complete, as Auth.js and its client library pass it on. */
export function safeReturnPathAt(context: Context, origin: string, wanted: unknown): string {
  const isOurs = typeof wanted === "string" && wanted.startsWith(`${origin}/`);
  return safeReturnPath(context, isOurs ? wanted.slice(origin.length) : wanted);
}

/** A path with the query that the page was requested with, without secrets of Vercel's. */
export function withQuery(path: string, query: Record<string, string | string[] | undefined>) {
  const pairs = Object.entries(query)
    .filter(([name]) => !isSecret(name))
    .flatMap(([name, values = []]) => [values].flat().map((value) => [name, value]));
  return pairs.length > 0 ? `${path}?${new URLSearchParams(pairs)}` : path;
}

/** The login page that leads back to `wanted`. */
export function loginPath(context: Context, wanted: string): string {
  const query = new URLSearchParams({ callbackUrl: safeReturnPath(context, wanted) });
  return `${context.login}?${query}`;
}
