import type { NextRequest } from "next/server";
import { readBounded } from "@/lib/bounded-body";
import { isFromThisSite, publicOrigin } from "@/lib/origin";

// The forms of this site have some hundred bytes.
const MAX_BODY_BYTES = 16 * 1024;

/**
 * The fields of a form of this site that was sent to a route handler; null if another site sent it, or if it is none.
 * Forms are native ones, so that they work without JavaScript, over a deployment, and again after the browser's Back.
 */
export async function fieldsOf(request: NextRequest): Promise<URLSearchParams | null> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded")) return null;
  if (!isFromThisSite(request.headers)) return null;
  const body = await readBounded(request.body, MAX_BODY_BYTES);
  return body && new URLSearchParams(body.toString());
}

/** Sends the browser on to an address, with GET. */
export function seeOther(location: string): Response {
  if (location.startsWith(`${publicOrigin}/`)) return pageThatLeadsTo(location);
  return new Response(null, { status: 303, headers: { location } });
}

/**
 * Leads to this site at AUTH_URL from another of its addresses. A redirect would count as a target of the form, which
 * the policy of a static page does not allow: it was built before AUTH_URL was known.
 * @param url without characters that mean something in HTML
 */
function pageThatLeadsTo(url: string): Response {
  const html = `<!doctype html><html lang="en"><title>One moment</title><meta http-equiv="refresh" content="0;url=${url}"><p><a href="${url}">Continue</a></p></html>`;
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
}
