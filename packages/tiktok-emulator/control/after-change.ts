/**
 * Answers a change: with 204 for a test, with a redirect to the front page for a browser.
 * @param elementId the element that the front page scrolls to
 */
export function redirectBack(request: Request, elementId: string): Response {
  const isBrowser = request.headers.get("accept")?.includes("text/html");
  if (!isBrowser) return new Response(null, { status: 204 });
  return new Response(null, { status: 303, headers: { location: `/#${elementId}` } });
}
