import "server-only";
import { whyEnded } from "@/lib/account/expiry";
import { logFailure } from "@/lib/log";
import { type Grant, reuseFor, type Stats, statsOf } from "@/lib/session/grant";
import { type FailureCode, TikTokError } from "@/lib/tiktok/errors";
import { type Profile, readProfile } from "@/lib/tiktok/profile";

/** What is known of the person who is signed in; `failure` says why it is not TikTok's latest. */
export interface OwnProfile {
  stats: Stats;
  profile: Partial<Profile>;
  failure: FailureCode | null;
  /** When it was read, in Unix seconds. */
  readAt: number;
}

/** Reads the profile and counts from TikTok, or falls back to what the session cookie remembers. */
export async function readOwnProfile(grant: Grant): Promise<OwnProfile> {
  const { stats, readAt } = grant;
  const remembered = (failure: FailureCode) => ({ profile: {}, stats, failure, readAt });
  const ended = await whyEnded(grant);
  if (ended) return remembered(ended);
  try {
    const read = await readProfile(grant.accessToken, grant.scopes, reuseFor(grant));
    return { ...read, stats: statsOf(read.profile), failure: null };
  } catch (error) {
    if (!(error instanceof TikTokError)) throw error;
    logFailure("tiktok", error);
    return remembered(error.failure);
  }
}
