import type { NextRequest } from "next/server";
import { readBounded } from "tiktok-login";
import { MAX_ACTION_BYTES } from "@/lib/form-limit.mjs";
import { messagePage } from "@/lib/message-page";
import { isFromThisSite, requestedOrigin } from "@/lib/origin";

// React's limit.
const MAX_ARGUMENTS = 1000;

const MULTIPART = "multipart/form-data";

/** Whether Next takes a request for a server action, sent by its own script or as a form without one. */
export const isAction = ({ method, headers, nextUrl }: NextRequest): boolean =>
  method === "POST" &&
  !nextUrl.pathname.startsWith("/api/") &&
  (headers.has("next-action") || (headers.get("content-type") ?? "").startsWith(MULTIPART));

/**
 * Refuses a server action of another site, and one that Next cannot read: Next answers both with status 500 and reports
 * an error of this site. For the others it changes the headers, so that Next comes to the same decision as
 * `isFromThisSite`: it refuses every `Origin: null`, which browsers also send from this site's pages if a proxy sets
 * `Referrer-Policy: no-referrer`.
 * @returns null if the action may run
 */
export async function refuseAction(request: Request): Promise<Response | null> {
  const { headers } = request;
  const origin = requestedOrigin(headers);
  if (!origin) return unreadable();
  if (!isFromThisSite(headers)) return foreignForm();
  headers.set("origin", origin);
  headers.set("x-forwarded-host", new URL(origin).host);
  const body = await readBounded(request.body, MAX_ACTION_BYTES);
  if (!body) return unreadable(413);
  return (await isReadable(headers.get("content-type") ?? "", body)) ? null : unreadable();
}

/** Whether a body is what an action takes: a form, or the list of its arguments. */
async function isReadable(type: string, body: Buffer): Promise<boolean> {
  if (!type.startsWith(MULTIPART)) return isList(body.toString());
  const form = new Response(new Uint8Array(body), { headers: { "content-type": type } });
  return form.formData().then(
    () => true,
    () => false,
  );
}

function isList(text: string): boolean {
  try {
    const list = JSON.parse(text);
    return Array.isArray(list) && list.length <= MAX_ARGUMENTS;
  } catch {
    return false;
  }
}

/** Says that a form did not come from a page of this site. */
export const foreignForm = (): Response =>
  messagePage({
    status: 403,
    title: "Nothing was done",
    text: "Your browser did not confirm that this form was sent from a page of this site. Go back, reload the page, and try again. If that does not help, use another browser.",
  });

/** Says that a request is malformed, or too large. */
export const unreadable = (status: 400 | 413 = 400): Response =>
  messagePage({
    status,
    title: "Nothing was done",
    text: `The request ${status === 413 ? "is too large" : "could not be read"}. Go back, reload the page, and try again.`,
  });
