import type { Session } from "tiktok-login/next";
import type { ListedSession } from "@/lib/account/listed-session";
import { sessions } from "@/lib/sessions";

/** Where a person is signed in, those that were used last first; null without a database, which alone knows. */
export async function listSessions({ id, user }: Session): Promise<ListedSession[] | null> {
  const listed = await sessions.users?.listSessions(user.id);
  return listed?.map((session) => ({ ...session, isCurrent: session.id === id })) ?? null;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ends one of a person's sessions. Anything else than the id of one does nothing. */
export async function endOneSession({ user }: Session, id: unknown): Promise<void> {
  if (typeof id === "string" && ID.test(id)) await sessions.users?.endSession(user.id, id);
}

/** Ends all of a person's sessions but this one. */
export async function endOtherSessions({ id, user }: Session): Promise<void> {
  await sessions.users?.endOtherSessions(user.id, id);
}
