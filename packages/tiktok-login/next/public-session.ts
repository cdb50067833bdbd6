import type { Context } from "./context";
import { currentSession } from "./current";

/**
 * Answers with the session of this request for `/api/auth/session`, with Auth.js's shape. Auth.js would send the request's
 * cookie again, which brings old tokens back if they have been rotated since, and would report an outage of the database
 * as "no one is signed in".
 */
export async function publicSession(context: Context): Promise<Response> {
  const headers = { "cache-control": "private, no-store" };
  try {
    const session = await currentSession(context);
    if (!session) return Response.json(null, { headers });
    const expires = new Date(session.expiresAt * 1000).toISOString();
    return Response.json({ user: session.user, expires }, { headers });
  } catch {
    const message = "The session cannot be read right now.";
    return Response.json({ message }, { status: 503, headers: { ...headers, "retry-after": "5" } });
  }
}
