import type { NextRequest } from "next/server";
import { readBounded } from "../client/bounded-body";
import type { Context } from "./context";
import { isFromThisSite, requestedOrigin } from "./origin";

/** What answers a server action that does not run: pages of the site. */
export interface ActionRefusals {
  /** The largest body that Next takes, in bytes: `serverActions.bodySizeLimit` in the site's next.config. */
  maxBytes: number;
  /** Says that a form did not come from a page of this site. */
  foreign(): Response;
  /** Says that a request is malformed, or too large. */
  unreadable(status: 400 | 413): Response;
}

// React's limit.
const MAX_ARGUMENTS = 1000;

const MULTIPART = "multipart/form-data";
const FORMS = new RegExp(`^(${MULTIPART}|application/x-www-form-urlencoded)`);

/**
 * Whether Next takes a request for a server action, sent by its own script or as a form without one. It reads no action in a
 * form of the other type, but may fail over it.
 */
export const isAction = ({ method, headers, nextUrl }: NextRequest): boolean =>
  method === "POST" &&
  !nextUrl.pathname.startsWith("/api/") &&
  (headers.has("next-action") || FORMS.test(headers.get("content-type") ?? ""));

/**
 * Refuses a server action of another site, and one that Next cannot read: Next answers both with status 500 and reports
 * an error of this site. For the others it changes the headers, so that Next comes to the same decision as
 * `isFromThisSite`: it refuses every `Origin: null`, which browsers also send from this site's pages if a proxy sets
 * `Referrer-Policy: no-referrer`.
 * @returns null if the action may run
 */
export async function refuseAction(
  context: Context,
  { maxBytes, foreign, unreadable }: ActionRefusals,
  request: Request,
): Promise<Response | null> {
  const { headers } = request;
  const origin = requestedOrigin(headers);
  if (!origin) return unreadable(400);
  if (!isFromThisSite(context, headers)) return foreign();
  headers.set("origin", origin);
  headers.set("x-forwarded-host", new URL(origin).host);
  const body = await readBounded(request.body, maxBytes);
  if (!body) return unreadable(413);
  return (await isReadable(headers, body)) ? null : unreadable(400);
}

/** Whether a request names an action, and its body is what an action takes: a form, or the list of its arguments. */
async function isReadable(headers: Headers, body: Buffer): Promise<boolean> {
  const action = headers.get("next-action");
  if (action !== null && !/^[0-9a-f]{42}$/.test(action)) return false;
  const type = headers.get("content-type") ?? "";
  if (!type.startsWith(MULTIPART)) return action !== null && isList(body.toString());
  const form = new Response(new Uint8Array(body), { headers: { "content-type": type } });
  return form.formData().then(
    // Without Next's script, a field names the action.
    (fields) => action !== null || [...fields.keys()].some((key) => key.startsWith("$ACTION_")),
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
