import type { Grant, Session } from "tiktok-login/next";
import { sessions, tiktok } from "@/lib/sessions";

/**
 * Revokes a grant at TikTok and forgets what was read with it. With a database, its tokens, the person's history and
 * all of the person's sessions are deleted as well. Call it in a server action, and sign out afterwards.
 * @returns whether TikTok has confirmed it; otherwise the grant may still be valid there
 */
export async function disconnect(grant: Grant): Promise<boolean> {
  const isRevoked = await revoke(grant);
  await sessions.endGrant(grant.openId, "disconnected", { sayWhy: false });
  return isRevoked;
}

/**
 * Revokes a person's grant at TikTok and deletes the person with everything that belongs to it. Needs a database. Call
 * it in a server action, and sign out afterwards.
 * @returns whether TikTok has confirmed the revocation
 */
export async function deleteAccount({ user, grant }: Session): Promise<boolean> {
  const isRevoked = grant === null || (await revoke(grant));
  if (grant) sessions.forget(grant.openId);
  await sessions.users?.deleteUser(user.id);
  return isRevoked;
}

function revoke(grant: Grant): Promise<boolean> {
  const call = (accessToken: string) => tiktok.revoke(accessToken).then(() => true);
  return sessions.read(grant, call, () => false);
}
