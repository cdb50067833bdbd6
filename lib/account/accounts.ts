import "server-only";
import { hasDatabase } from "@/lib/env";
import type { Session } from "@/lib/session/session";

const database = () => import("@/lib/database/accounts");

/** An account with which a person signs in. */
export interface ConnectedAccount {
  /** Auth.js's id, such as "github". */
  provider: string;
  /** The account's id at the provider; TikTok's open_id. */
  id: string;
  /** When it was connected or, at TikTok, when it was last used to sign in. */
  connectedAt: Date;
}

/** The accounts of a person; null without a database, where a person is a TikTok account. */
export async function listAccounts({ user }: Session): Promise<ConnectedAccount[] | null> {
  return hasDatabase ? (await database()).listAccounts(user.id) : null;
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
  if (!hasDatabase || provider === "tiktok") return;
  await (await database()).deleteAccount(user.id, provider, ways);
}
