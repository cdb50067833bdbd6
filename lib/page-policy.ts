import { type NextRequest, NextResponse } from "next/server";
import { requestedProtocol } from "tiktok-login/next";
import { contentSecurityPolicy, STRICT_TRANSPORT_SECURITY } from "@/lib/csp.mjs";
import { env } from "@/lib/env";
import { otherProviderHosts } from "@/lib/provider-hosts";
import { routes } from "@/lib/routes";

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
 * Continues to anything else. The landing page is static and has a sign-in form: the build does not know of an emulator
 * that only the server has, and without JavaScript the form has to be allowed to lead there.
 */
export function pass(request: NextRequest): NextResponse {
  const response = NextResponse.next({ request });
  if (env.TIKTOK_EMULATOR_URL && request.nextUrl.pathname === routes.landing) {
    response.headers.set("content-security-policy", policyFor(request));
  }
  return response;
}

/** The same answer, which keeps a browser on https if visitors reach this site over it, as far as is known. */
export function staysOnHttps({ headers }: NextRequest, answer: Response): Response {
  const isConfigured = Boolean(env.VERCEL) || env.AUTH_URL?.startsWith("https:");
  if (isConfigured || requestedProtocol(headers) === "https:")
    answer.headers.set("strict-transport-security", STRICT_TRANSPORT_SECURITY);
  return answer;
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
