import type { Context } from "./context";

/**
 * The origin that a request was sent to, according to the proxy in front of this server or, without one,
 * to the browser. Use it only where the host is trusted.
 * @returns null if the host in the headers is not one
 */
export function requestedOrigin(headers: Headers): string | null {
  const host = requestedHost(headers);
  const origin = `${requestedProtocol(headers)}//${host}`;
  if (!host || /[\s/?#@\\]/.test(host) || !URL.canParse(origin)) return null;
  return new URL(origin).origin;
}

/** The protocol that a request was sent with. Next sets the header itself where no proxy does. */
export function requestedProtocol(headers: Headers): "https:" | "http:" {
  return forwarded(headers, "x-forwarded-proto")?.toLowerCase() === "https" ? "https:" : "http:";
}

const requestedHost = (headers: Headers) =>
  forwarded(headers, "x-forwarded-host") ?? headers.get("host");

// Each proxy in a chain may append its own value; the first one is what the visitor used. Auth.js's action
// reads the whole header as one value, so a sign-in behind such a chain needs AUTH_URL.
function forwarded(headers: Headers, name: string): string | undefined {
  return headers.get(name)?.split(",")[0]?.trim() || undefined;
}

/**
 * Whether a form was sent from a page of this site. Browsers say where a form comes from; what says nothing is no
 * browser, and has no cookies that another site could misuse.
 */
export function isFromThisSite(context: Context, headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = headers.get("origin");
  if (!origin || origin === context.origin) return true;
  if (!URL.canParse(origin)) return false;
  // The host alone, since a proxy that ends https may not say so. It may also name the port that a browser leaves out.
  const { protocol, host } = new URL(origin);
  const asked = `${protocol}//${requestedHost(headers)}`;
  return URL.canParse(asked) && new URL(asked).host === host;
}

/**
 * The origin where a sign-in has to begin if the browser is at another one: TikTok returns to the site's own, and
 * cookies set at another address of this server would be missing there.
 * @param headers of a submitted form; `origin` is what the address bar shows
 * @returns null when the browser is at the right origin already
 */
export function originToMoveTo({ origin }: Context, headers: Headers): string | null {
  const here = headers.get("origin");
  return !origin || !here || here === "null" || here === origin ? null : origin;
}
