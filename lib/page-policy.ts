import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/lib/csp.mjs";
import { env } from "@/lib/env";
import { requestedProtocol } from "@/lib/origin";
import { otherProviderHosts } from "@/lib/provider-hosts";

/** Continues to a page that is rendered per request. Only scripts with this request's nonce run on it. */
export function proceed(request: NextRequest): NextResponse {
  // As in next.config.mjs.
  if (request.nextUrl.pathname.startsWith("/api/")) return NextResponse.next({ request });
  const policy = policyFor(request, Buffer.from(crypto.randomUUID()).toString("base64"));
  // Next takes the nonce for its own scripts from the request's header.
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/**
 * Continues to a static page with a sign-in form. The build does not know of an emulator that only the server has,
 * and without JavaScript the form has to be allowed to lead there.
 */
export function proceedToStaticPage(request: NextRequest): NextResponse {
  const response = NextResponse.next({ request });
  if (env.TIKTOK_EMULATOR_URL) {
    response.headers.set("content-security-policy", policyFor(request));
  }
  return response;
}

/** Whether visitors reach this site over https, as far as this request and the configuration show. */
export function isHttps(headers: Headers): boolean {
  const isConfigured = Boolean(env.VERCEL) || env.AUTH_URL?.startsWith("https:");
  return isConfigured || requestedProtocol(headers) === "https:";
}

function policyFor(request: NextRequest, nonce?: string): string {
  return contentSecurityPolicy({
    isDevelopment: env.NODE_ENV === "development",
    // The request alone, whatever AUTH_URL says: on plain http, nothing of an upgraded page would load.
    isHttps: requestedProtocol(request.headers) === "https:",
    providers: otherProviderHosts,
    ...(nonce && { nonce }),
    ...(env.TIKTOK_EMULATOR_URL && { emulator: env.TIKTOK_EMULATOR_URL }),
  });
}
