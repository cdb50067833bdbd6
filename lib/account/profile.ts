import "server-only";
import { readOrRemember } from "@/lib/account/read";
import { type Grant, reuseFor, type Stats, statsOf } from "@/lib/session/grant";
import type { FailureCode } from "@/lib/tiktok/errors";
import { type Profile, readProfile } from "@/lib/tiktok/profile";

/** What is known about the signed-in person. */
export interface AccountProfile {
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
  const read = async (): Promise<AccountProfile> => {
    const latest = await readProfile(grant.accessToken, grant.scopes, reuseFor(grant));
    return { ...latest, stats: statsOf(latest.profile), failure: null };
  };
  const { stats, readAt } = grant;
  return readOrRemember(grant, read, (failure) => ({ profile: {}, stats, failure, readAt }));
}
