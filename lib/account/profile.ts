import "server-only";
import type { Profile } from "tiktok-login";
import {
  type Grant,
  type Identity,
  identityOf,
  reuseFor,
  type Stats,
  statsOf,
} from "@/lib/session/grant";
import { lastProfile, readProfile } from "@/lib/session/profile";
import { type Reading, readOrRemember } from "@/lib/session/read";
import { store } from "@/lib/session/store";

/** What is known about the signed-in person. */
export interface AccountProfile {
  identity: Identity;
  stats: Stats;
  /** Empty when TikTok could not be read, and nothing is left of the last reading. */
  profile: Partial<Profile>;
}

/** Reads the profile and counts from TikTok, or falls back to what was read last. */
export function readAccountProfile(grant: Grant): Promise<Reading<AccountProfile>> {
  const read = async (accessToken: string): Promise<Reading<AccountProfile>> => {
    const latest = await readProfile(accessToken, grant.scopes, reuseFor(grant));
    await store.remember(grant, latest.profile, latest.readAt);
    return { ...shownIn(latest), problem: null };
  };
  return readOrRemember(grant, read, (problem) => ({ ...rememberedOf(grant), problem }));
}

function shownIn({ profile, readAt }: { profile: Profile; readAt: number }) {
  return { data: { profile, identity: identityOf(profile), stats: statsOf(profile) }, readAt };
}

/** What is known of the person without asking TikTok: the last reading, or the session's if it is newer or the only one. */
export function rememberedOf(grant: Grant) {
  const last = lastProfile(grant.scopes, reuseFor(grant));
  const { stats, readAt } = grant;
  if (last && last.readAt >= readAt) return shownIn(last);
  return { data: { profile: last?.profile ?? {}, identity: grant, stats }, readAt };
}
