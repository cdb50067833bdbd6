/**
 * Whether a request only asks about an address: HEAD, for which Next runs GET, or a prefetch, which a browser sends for a
 * page that may never be opened. Neither may act or cost anything.
 */
export function isProbe({ method, headers }: Request): boolean {
  return method === "HEAD" || isPrefetch(headers);
}

const isPrefetch = (headers: Headers) =>
  headers.has("next-router-prefetch") ||
  ["sec-purpose", "purpose", "x-purpose", "x-moz"].some((name) =>
    /prefetch|prerender|preview/i.test(headers.get(name) ?? ""),
  );

/**
 * Whether another site, such as another host of the domain, asks for a page as a part of its own: as a picture, in a frame
 * or from a script. The visitor has not opened it, but it may come with the visitor's cookies. Old browsers do not say.
 */
export function isEmbedded({ headers }: Request): boolean {
  const isOther = /^(same|cross)-site$/.test(headers.get("sec-fetch-site") ?? "");
  return isOther && (headers.get("sec-fetch-dest") ?? "document") !== "document";
}

/** Refuses an embedded request without running anything. */
export const refuseEmbedded = (): Response =>
  new Response(null, { status: 403, headers: { "cache-control": "private, no-store" } });

/** Answers a probe without running anything. Browsers drop a prefetch that fails, and ask again when it is needed. */
export function refuseProbe({ method }: Request): Response {
  const headers = { "cache-control": "private, no-store" };
  return method === "HEAD"
    ? new Response(null, { status: 405, headers: { ...headers, allow: "GET" } })
    : new Response(null, { status: 503, headers });
}
