/** Where a person lands who wanted no page in particular. */
export const HOME = "/dashboard";

const SETTINGS = "/dashboard/settings";
const EXPORT = "/dashboard/settings/export";

const ANY_ORIGIN = "https://origin.invalid";
// It travels in a cookie and in URLs; a longer one would be dropped on the way.
const MAX_LENGTH = 1024;
// Browsers drop some of these and read a backslash as a slash.
const DECEPTIVE = /[\s\\\p{Cc}]/u;

/**
 * The page to return to after sign-in: a path of this site with its query, or the dashboard for
 * anything else (another host, another scheme, what a browser would read as one, a loop to the login).
 */
export function safeCallbackUrl(wanted: unknown): string {
  if (typeof wanted !== "string" || wanted.length > MAX_LENGTH) return HOME;
  if (!wanted.startsWith("/") || DECEPTIVE.test(wanted) || !URL.canParse(wanted, ANY_ORIGIN)) {
    return HOME;
  }
  const url = new URL(wanted, ANY_ORIGIN);
  const foreign = url.origin !== ANY_ORIGIN || url.pathname.startsWith("//");
  const loops = /^\/(login|api)(\/|$)/.test(url.pathname);
  if (foreign || loops) return HOME;
  // A download is no page to land on; its page is.
  return (url.pathname === EXPORT ? SETTINGS : url.pathname) + url.search;
}

/** A page's own address with the query that it was asked with, to come back to. */
export function addressOf(path: string, query: Record<string, string | string[] | undefined>) {
  const pairs = Object.entries(query).flatMap(([name, values = []]) =>
    [values].flat().map((value) => [name, value]),
  );
  return pairs.length > 0 ? `${path}?${new URLSearchParams(pairs)}` : path;
}

/** A page's address that says which scope the person was asked for on the way to it. */
export function withAsked(address: string, scope: string): string {
  const url = new URL(address, ANY_ORIGIN);
  url.searchParams.set("asked", scope);
  return safeCallbackUrl(url.pathname + url.search);
}

/** The login page that brings a person back to `wanted`. */
export function loginUrl(wanted: string): string {
  return `/login?${new URLSearchParams({ callbackUrl: safeCallbackUrl(wanted) })}`;
}
