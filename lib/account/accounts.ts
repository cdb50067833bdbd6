import type { ConnectedAccount, Session } from "tiktok-login/next";
import { sessions } from "@/lib/sessions";

/** The accounts of a person; null without a database, where a person is a TikTok account. */
export async function listAccounts({ user }: Session): Promise<ConnectedAccount[] | null> {
  return (await sessions.users?.listAccounts(user.id)) ?? null;
}

/** Whether a person has an account at a provider. A TikTok account that was disconnected does not count. */
export async function isConnected(session: Session, provider: string): Promise<boolean> {
  if (provider === "tiktok") return session.grant !== null;
  return (await listAccounts(session))?.some((account) => account.provider === provider) ?? false;
}

/**
 * Disconnects a person's account at another provider than TikTok, unless it is the last one with which the person can
 * sign in.
 * @param ways the providers with which people can sign in on this site
 */
export async function disconnectAccount(
  { user }: Session,
  provider: string,
  ways: string[],
): Promise<void> {
  if (provider !== "tiktok") await sessions.users?.disconnectAccount(user.id, provider, ways);
}
