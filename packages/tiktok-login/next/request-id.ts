const FORM = /^[\w:.-]{8,128}$/;

const made = new WeakMap<object, string>();

/**
 * An id that all log lines of a request have in common: the one that a proxy or Vercel gave it, else a new
 * one for as long as Next uses the same headers object.
 * @see https://vercel.com/docs/headers/request-headers#x-vercel-id
 */
export function requestId(headers: Headers): string {
  const sent = headers.get("x-request-id") ?? headers.get("x-vercel-id");
  if (sent && FORM.test(sent)) return sent;
  const known = made.get(headers);
  if (known) return known;
  const id = crypto.randomUUID();
  made.set(headers, id);
  return id;
}
