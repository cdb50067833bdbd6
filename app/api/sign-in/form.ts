import type { NextRequest } from "next/server";
import { readBounded } from "tiktok-login";
import { env } from "@/lib/env";
import { foreignForm } from "@/lib/form-request";
import { publicOrigin } from "@/lib/origin";
import { sessions } from "@/lib/sessions";

// The forms of this site have some hundred bytes.
const MAX_BODY_BYTES = 16 * 1024;
// A longer address would, with the cookies of a sign-in, exceed the 4 kB of headers that a proxy may allow.
const MAX_LOCATION = 900;

/**
 * The fields of a form that a page of this site sent to a route handler; for any other request, what to answer. These
 * forms are native, so that they work without JavaScript, over a deployment, and again after the browser's Back.
 * @param page the page that has the form
 */
export async function fieldsOf(
  request: NextRequest,
  page: string,
): Promise<URLSearchParams | Response> {
  if (!sessions.isOwnForm(request.headers)) return foreignForm();
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded")) return seeOther(page);
  const body = await readBounded(request.body, MAX_BODY_BYTES);
  return body ? new URLSearchParams(body.toString()) : seeOther(page);
}

/** Sends the browser on to an address, with GET. */
export function seeOther(location: string): Response {
  const isElsewhere = URL.canParse(location);
  const comesBackElsewhere = isElsewhere && env.AUTH_REDIRECT_PROXY_URL !== undefined;
  const isOurs = location.startsWith(`${publicOrigin}/`);
  if (comesBackElsewhere || isOurs || location.length > MAX_LOCATION)
    return pageThatLeadsTo(location);
  return new Response(null, { status: 303, headers: { location } });
}

/**
 * Leads to an address with a page. All redirects of a form count as its targets, and the page's policy may not allow
 * them: not this site at AUTH_URL, which a static page that was built before does not know, and not the deployment
 * through which TikTok answers a preview, to which TikTok redirects at once if the person has consented before.
 */
function pageThatLeadsTo(address: string): Response {
  const url = address.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  const html = `<!doctype html><html lang="en"><meta name="color-scheme" content="light dark"><title>One moment</title><meta http-equiv="refresh" content="0;url=${url}"><p><a href="${url}">Continue</a></p></html>`;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  };
  return new Response(html, { headers });
}
