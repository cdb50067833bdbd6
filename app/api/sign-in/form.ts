import type { NextRequest } from "next/server";
import { readBounded } from "@/lib/bounded-body";
import { isFromThisSite } from "@/lib/origin";

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
  return new Response(null, { status: 303, headers: { location } });
}
