/**
 * The answer to a change: nothing for a test, the front page for a person's browser.
 * @param place where on the page the person was, as an element's id
 */
export function done(request: Request, place: string): Response {
  const isPerson = request.headers.get("accept")?.includes("text/html");
  if (!isPerson) return new Response(null, { status: 204 });
  return new Response(null, { status: 303, headers: { location: `/#${place}` } });
}
