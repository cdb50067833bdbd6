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
// The path travels in a cookie and in URLs, where a longer one would be dropped.
const MAX_LENGTH = 1024;
// Browsers drop some of these and read a backslash as a slash.
const DECEPTIVE = /[\s\\\p{Cc}]/u;

/**
 * The page to return to after sign-in: a path of this site with its query. Anything else becomes the
 * dashboard: another host or scheme, what a browser would read as one, the login page, an API route.
 */
export function safeReturnPath(wanted: unknown): string {
  if (typeof wanted !== "string" || wanted.length > MAX_LENGTH) return routes.dashboard;
  if (!wanted.startsWith("/") || DECEPTIVE.test(wanted) || !URL.canParse(wanted, ANY_ORIGIN)) {
    return routes.dashboard;
  }
  const url = new URL(wanted, ANY_ORIGIN);
  const isForeign = url.origin !== ANY_ORIGIN || url.pathname.startsWith("//");
  const isLoop = /^\/(login|api)(\/|$)/.test(url.pathname);
  if (isForeign || isLoop) return routes.dashboard;
  // Nobody can land on a download, so the page that offers it takes its place.
  const isDownload = url.pathname.replace(/\/$/, "") === routes.export;
  return (isDownload ? routes.settings : url.pathname) + url.search;
}

/** The same for an address that may be complete, as Auth.js and its client library pass it on. */
export function safeReturnPathAt(origin: string, wanted: unknown): string {
  const isOurs = typeof wanted === "string" && wanted.startsWith(`${origin}/`);
  return safeReturnPath(isOurs ? wanted.slice(origin.length) : wanted);
}

/** A path with the query that the page was requested with. */
export function withQuery(path: string, query: Record<string, string | string[] | undefined>) {
  const pairs = Object.entries(query).flatMap(([name, values = []]) =>
    [values].flat().map((value) => [name, value]),
  );
  return pairs.length > 0 ? `${path}?${new URLSearchParams(pairs)}` : path;
}

/** The login page that leads back to `wanted`. */
export function loginPath(wanted: string): string {
  return `${routes.login}?${new URLSearchParams({ callbackUrl: safeReturnPath(wanted) })}`;
}
