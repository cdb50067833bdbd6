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
import { lastProfile, type Profile, readProfile } from "@/lib/tiktok/profile";

/** What is known about the signed-in person. */
export interface AccountProfile {
  identity: Identity;
  stats: Stats;
  /** Empty when TikTok could not be read, and nothing is left of the last reading. */
  profile: Partial<Profile>;
  /** Why this is not TikTok's latest, but what was read before; null when it is the latest. */
  failure: FailureCode | null;
  /** After a failure, the seconds after which TikTok wants to be asked again; null if it did not say. */
  retryAfter: number | null;
  /** When what is shown was read, in Unix seconds. */
  readAt: number;
}

/** Reads the profile and counts from TikTok, or falls back to what was read last. */
export function readAccountProfile(grant: Grant): Promise<AccountProfile> {
  const read = async (accessToken: string): Promise<AccountProfile> => {
    const latest = await readProfile(accessToken, grant.scopes, reuseFor(grant));
    const { profile } = latest;
    await store.remember(grant, profile, latest.readAt);
    return { ...shownIn(latest), failure: null, retryAfter: null };
  };
  return readOrRemember(grant, read, (failure, retryAfter) => ({
    ...rememberedOf(grant),
    failure,
    retryAfter,
  }));
}

function shownIn({ profile, readAt }: { profile: Profile; readAt: number }) {
  return { profile, identity: identityOf(profile), stats: statsOf(profile), readAt };
}

/** What is known of the person without asking TikTok: the last reading, or the session's if it is newer or the only one. */
export function rememberedOf(grant: Grant) {
  const last = lastProfile(grant.scopes, reuseFor(grant));
  const { stats, readAt } = grant;
  if (last && last.readAt >= readAt) return shownIn(last);
  return { profile: last?.profile ?? {}, identity: grant, stats, readAt };
}
