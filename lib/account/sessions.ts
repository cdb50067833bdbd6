import "server-only";
import { nowSeconds } from "tiktok-login";
import type { ListedSession } from "@/lib/account/listed-session";
import { hasDatabase } from "@/lib/env";
import type { Session } from "@/lib/session/session";

const database = () => import("@/lib/database/sessions");

/** Where a person is signed in, those that were used last first; null without a database, which alone knows. */
export async function listSessions({ id, user }: Session): Promise<ListedSession[] | null> {
  if (!hasDatabase) return null;
  const now = new Date(nowSeconds() * 1000);
  const sessions = await (await database()).listSessions(user.id, now);
  return sessions.map((session) => ({ ...session, isCurrent: session.id === id }));
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ends one of a person's sessions. Anything else than the id of one does nothing. */
export async function endOneSession({ user }: Session, id: unknown): Promise<void> {
  if (typeof id === "string" && ID.test(id)) await (await database()).deleteOneSession(user.id, id);
}

/** Ends all of a person's sessions but this one. */
export async function endOtherSessions({ id, user }: Session): Promise<void> {
  await (await database()).deleteOtherSessions(user.id, id);
}
