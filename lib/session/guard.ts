import { type NextRequest, NextResponse } from "next/server";
import { strictPolicy } from "@/lib/csp";
import { loginUrl } from "@/lib/session/callback-url";
import { sessionCookieName } from "@/lib/session/cookie";
import { openGrant } from "@/lib/session/open-grant";

/**
 * The first door before protected pages: sends whoever is not signed in to the login page and back
 * to the page they wanted. Pages and actions check again with `requireGrant`.
 */
export async function guard(request: NextRequest): Promise<NextResponse> {
  const name = sessionCookieName(request.headers);
  const grant = await openGrant(request.cookies.get(name)?.value, name);
  if (!grant) {
    const { pathname, search } = request.nextUrl;
    return NextResponse.redirect(new URL(loginUrl(pathname + search), request.url));
  }
  return withPolicy(request);
}

function withPolicy(request: NextRequest): NextResponse {
  const policy = strictPolicy(Buffer.from(crypto.randomUUID()).toString("base64"));
  // Next takes the nonce for its own scripts from the request's header.
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}
