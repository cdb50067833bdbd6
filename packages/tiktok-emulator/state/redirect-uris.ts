const MAX_LENGTH = 512;
const ANY_PORT = /:\*(?=\/|$)/;

/** TikTok's two platforms. The one where a redirect URI is registered decides whether PKCE is required. */
export type Platform = "web" | "desktop";

/**
 * Why TikTok's portal refuses a redirect URI for the Web platform; null when it accepts it.
 * @param allowsHttp which hosts may use http; null for none, as at TikTok
 * @see https://developers.tiktok.com/doc/login-kit-web
 */
export function webUriProblem(
  uri: string,
  allowsHttp: ((hostname: string) => boolean) | null,
): string | null {
  const url = parse(uri);
  if (typeof url === "string") return url;
  const isAllowedHttp = url.protocol === "http:" && allowsHttp?.(url.hostname);
  if (url.protocol === "https:" || isAllowedHttp) return null;
  return `${uri}: the Web platform accepts https only.`;
}

/**
 * Why TikTok's portal refuses a redirect URI for the Desktop platform; null when it accepts it.
 * @param isAllowed which hosts it accepts: localhost and 127.0.0.1 at TikTok
 * @see https://developers.tiktok.com/doc/login-kit-desktop
 */
export function desktopUriProblem(
  uri: string,
  isAllowed: (hostname: string) => boolean,
): string | null {
  const url = parse(uri.replace(ANY_PORT, ":1"));
  if (typeof url === "string") return url;
  if (!isAllowed(url.hostname)) {
    return `${uri}: the Desktop platform accepts localhost and 127.0.0.1 only.`;
  }
  return /^https?:\/\/[^/]+:(\d+|\*)(\/|$)/.test(uri) ? null : `${uri}: the port is missing.`;
}

/** The platform where a redirect URI is registered, byte for byte except for a `*` port (Desktop only). */
export function platformOf(
  uri: string,
  lists: { webRedirectUris: string[]; desktopRedirectUris: string[] },
): Platform | null {
  if (uri.length >= MAX_LENGTH) return null;
  if (lists.webRedirectUris.includes(uri)) return "web";
  return lists.desktopRedirectUris.some((registered) => matches(registered, uri))
    ? "desktop"
    : null;
}

function matches(registered: string, uri: string): boolean {
  const [before, after] = registered.split(ANY_PORT);
  if (after === undefined || before === undefined) return registered === uri;
  const port = uri.slice(before.length + 1, uri.length - after.length);
  return uri === `${before}:${port}${after}` && /^\d{1,5}$/.test(port);
}

function parse(uri: string): URL | string {
  if (!URL.canParse(uri)) return `${uri}: not an absolute URL.`;
  if (uri.length >= MAX_LENGTH) return `${uri}: ${MAX_LENGTH} characters or more.`;
  const url = new URL(uri);
  return uri.includes("?") || uri.includes("#")
    ? `${uri}: a query or fragment is not allowed.`
    : url;
}
