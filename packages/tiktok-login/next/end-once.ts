import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { cookies, headers } from "next/headers";
import { sessionCookieName } from "@/lib/session/cookie";
import { requireSession } from "@/lib/session/current";
import type { LoginNotice } from "@/lib/session/notice";
import type { Session } from "@/lib/session/session";

// As long as the page that follows confirms it.
const newMemory = () => new LRUCache<string, Promise<boolean>>({ max: 1_000, ttl: 60_000 });

// Pages and actions are bundled apart, so what they share is kept on globalThis.
const shared = globalThis as typeof globalThis & { endings?: ReturnType<typeof newMemory> };
shared.endings ??= newMemory();
const { endings } = shared;

/**
 * Ends something for good, once, however often the browser asks for it: a button that is pressed twice has ended the session by
 * the second time, which would say that nothing was done. For server actions.
 * Requires a session, as `requireSession` does with `path` and `notDone`.
 * @returns what `end` has answered to the first
 */
export async function endOnce(
  path: string,
  notDone: LoginNotice,
  end: (session: Session) => Promise<boolean>,
): Promise<boolean> {
  const token = (await cookies()).get(sessionCookieName(await headers()))?.value ?? "";
  const key = createHash("sha256").update(`${path} ${token}`).digest("base64url");
  const known = endings.get(key);
  if (known) return known;
  const current = await requireSession(path, notDone);
  const ending = endings.get(key) ?? end(current);
  endings.set(key, ending);
  ending.catch(() => endings.delete(key));
  return ending;
}
