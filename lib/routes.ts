/** The addresses of this site's pages. */
export const routes = {
  landing: "/",
  login: "/login",
  privacy: "/privacy",
  terms: "/terms",
  dashboard: "/dashboard",
  videos: "/dashboard/videos",
  settings: "/dashboard/settings",
  export: "/dashboard/settings/export",
  disconnect: "/dashboard/settings/disconnect",
  deleteMyData: "/dashboard/settings/delete",
  disconnected: "/disconnected",
  /** Where the forms that lead to a provider are sent. */
  signIn: "/api/sign-in",
  connect: "/api/connect",
} as const;

const ANY_ORIGIN = "https://origin.invalid";
// The path travels in cookies and in addresses, in both of which most of its special characters take three bytes. A proxy may
// refuse an answer whose headers are longer than 4 kB in all.
const MAX_BYTES = 200;
// What opens a deployment that Vercel protects: x-vercel-protection-bypass, _vercel_share and their kin. It is for the request
// alone, not for forms, cookies and the browser's history.
const PROTECTION = /^(x-|_+)vercel|^verceltoolbar/i;
// Browsers drop some of these and read a backslash as a slash.
const DECEPTIVE = /[\s\\\p{Cc}]/u;

/**
 * The page to return to after sign-in: a path of this site with its query, without secrets of Vercel's, and without the
 * query if it is too long. Anything else becomes the dashboard: another host or scheme, what a browser would read as
 * one, the login page, an API route, a path that is too long.
 */
export function safeReturnPath(wanted: unknown): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/")) return routes.dashboard;
  if (DECEPTIVE.test(wanted) || !URL.canParse(wanted, ANY_ORIGIN)) return routes.dashboard;
  const url = new URL(wanted, ANY_ORIGIN);
  const isForeign = url.origin !== ANY_ORIGIN || url.pathname.startsWith("//");
  const isLoop = /^\/(login|api)(\/|$)/.test(url.pathname);
  if (isForeign || isLoop) return routes.dashboard;
  // Nobody can land on a download, so the page that offers it takes its place.
  const isDownload = url.pathname.replace(/\/$/, "") === routes.export;
  const path = isDownload ? routes.settings : url.pathname;
  for (const name of [...url.searchParams.keys()].filter(isSecret)) url.searchParams.delete(name);
  const fits = (one: string) => encodeURIComponent(one).length <= MAX_BYTES;
  return [path + url.search, path].find(fits) ?? routes.dashboard;
}

const isSecret = (name: string) => PROTECTION.test(name);

/** The same for an address that may be complete, as Auth.js and its client library pass it on. */
export function safeReturnPathAt(origin: string, wanted: unknown): string {
  const isOurs = typeof wanted === "string" && wanted.startsWith(`${origin}/`);
  return safeReturnPath(isOurs ? wanted.slice(origin.length) : wanted);
}

/** A path with the query that the page was requested with, without secrets of Vercel's. */
export function withQuery(path: string, query: Record<string, string | string[] | undefined>) {
  const pairs = Object.entries(query)
    .filter(([name]) => !isSecret(name))
    .flatMap(([name, values = []]) => [values].flat().map((value) => [name, value]));
  return pairs.length > 0 ? `${path}?${new URLSearchParams(pairs)}` : path;
}

/** The login page that leads back to `wanted`. */
export function loginPath(wanted: string): string {
  return `${routes.login}?${new URLSearchParams({ callbackUrl: safeReturnPath(wanted) })}`;
}
