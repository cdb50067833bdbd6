import { env } from "@/lib/env";

/**
 * The address people use, for absolute URLs in pages that are built before any request: AUTH_URL, else
 * the production domain that Vercel tells, else this machine.
 * @see https://vercel.com/docs/environment-variables/system-environment-variables
 */
export const publicOrigin: string = originOf();

function originOf(): string {
  if (env.AUTH_URL) return new URL(env.AUTH_URL).origin;
  const domain = env.VERCEL_PROJECT_PRODUCTION_URL;
  return domain ? `https://${domain}` : "http://localhost:3000";
}

/**
 * The origin that a request was sent to, as the proxy in front of this server tells it or, without
 * one, as the browser did. Believe it only on a trusted host.
 */
export function requestedOrigin(headers: Headers): string {
  const host = forwarded(headers, "x-forwarded-host") ?? headers.get("host");
  return new URL(`${requestedProtocol(headers)}//${host}`).origin;
}

/** How a request was sent, "https:" or "http:"; Next tells it itself where no proxy does. */
export function requestedProtocol(headers: Headers): "https:" | "http:" {
  return forwarded(headers, "x-forwarded-proto") === "https" ? "https:" : "http:";
}

// Each proxy of a chain may add its own value behind the others; the first saw the person. Auth.js's
// action takes them all for one, so that a sign-in behind such a chain needs AUTH_URL.
function forwarded(headers: Headers, name: string): string | undefined {
  return headers.get(name)?.split(",")[0]?.trim() || undefined;
}

/**
 * Where a sign-in has to begin, if not where the browser is: TikTok returns to AUTH_URL, and cookies set
 * at another of this server's addresses would not be there. Null when all is well.
 * @param headers of a form that was sent, which name the origin that the address bar shows
 */
export function originToMoveTo(headers: Headers): string | null {
  const here = headers.get("origin");
  if (!env.AUTH_URL || !here || here === "null") return null;
  return here === publicOrigin ? null : publicOrigin;
}
