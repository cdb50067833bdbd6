import "server-only";
import { headers } from "next/headers";
import { logFailure } from "@/lib/log";
import { type Grant, type Stats, statsOf } from "@/lib/session/grant";
import { ROTATION_FAILURE } from "@/lib/session/rotation";
import { type FailureCode, TikTokError } from "@/lib/tiktok/errors";
import { type Profile, readProfile } from "@/lib/tiktok/profile";

/** What is known of the person who is signed in; `failure` says why it is not TikTok's latest. */
export interface OwnProfile {
  stats: Stats;
  profile: Partial<Profile>;
  failure: FailureCode | null;
}

/** Reads the profile and counts from TikTok, or falls back to what the session cookie remembers. */
export async function readOwnProfile(grant: Grant): Promise<OwnProfile> {
  const remembered = (failure: FailureCode) => ({ profile: {}, stats: grant.stats, failure });
  // Past its end TikTok refuses the token anyway; what matters is why there is no newer one.
  if (grant.accessTokenExpiresAt * 1000 <= Date.now()) {
    const failure = (await headers()).get(ROTATION_FAILURE) as FailureCode | null;
    return remembered(failure ?? "access_token_invalid");
  }
  try {
    const profile = await readProfile(grant.accessToken, grant.scopes, { tag: grant.openId });
    return { profile, stats: statsOf(profile), failure: null };
  } catch (error) {
    if (!(error instanceof TikTokError)) throw error;
    logFailure("tiktok", error);
    return remembered(error.failure);
  }
}
