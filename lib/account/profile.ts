import "server-only";
import { readOrRemember } from "@/lib/account/read";
import {
  type Grant,
  type Identity,
  identityOf,
  reuseFor,
  type Stats,
  statsOf,
} from "@/lib/session/grant";
import { store } from "@/lib/session/store";
import type { FailureCode } from "@/lib/tiktok/errors";
import { type Profile, readProfile } from "@/lib/tiktok/profile";

/** What is known about the signed-in person. */
export interface AccountProfile {
  identity: Identity;
  stats: Stats;
  /** Empty when TikTok could not be read. */
  profile: Partial<Profile>;
  /** Why this is what the session remembers and not TikTok's latest; null when it is. */
  failure: FailureCode | null;
  /** When it was read, in Unix seconds. */
  readAt: number;
}

/** Reads the profile and counts from TikTok, or falls back to what the session remembers. */
export function readAccountProfile(grant: Grant): Promise<AccountProfile> {
  const read = async (accessToken: string): Promise<AccountProfile> => {
    const latest = await readProfile(accessToken, grant.scopes, reuseFor(grant));
    const { profile } = latest;
    await store.remember(grant, profile, latest.readAt);
    return { ...latest, identity: identityOf(profile), stats: statsOf(profile), failure: null };
  };
  const { stats, readAt } = grant;
  const remembered = { identity: grant, profile: {}, stats, readAt };
  return readOrRemember(grant, read, (failure) => ({ ...remembered, failure }));
}
