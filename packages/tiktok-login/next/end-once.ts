import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { cookies, headers } from "next/headers";
import type { Context } from "./context";
import { sessionCookieName } from "./cookie";
import { requireSession } from "./current";
import type { Session } from "./session";

// As long as the page that follows confirms it.
const newEndings = () => new LRUCache<string, Promise<boolean>>({ max: 1_000, ttl: 60_000 });

/** `Sessions.endOnce` */
export async function endOnce(
  context: Context,
  path: string,
  notDone: string,
  end: (session: Session) => Promise<boolean>,
): Promise<boolean> {
  const endings = context.memory("endings", newEndings);
  const token = (await cookies()).get(sessionCookieName(context, await headers()))?.value ?? "";
  const key = createHash("sha256").update(`${path} ${token}`).digest("base64url");
  const known = endings.get(key);
  if (known) return known;
  const current = await requireSession(context, path, notDone);
  const ending = endings.get(key) ?? end(current);
  endings.set(key, ending);
  ending.catch(() => endings.delete(key));
  return ending;
}
