import { fieldsFor, type Profile, type ProfileAnswer } from "../client/profile";
import type { Context } from "./context";
import {
  type Grant,
  type Identity,
  identityOf,
  type Reuse,
  reuseFor,
  type Stats,
  statsOf,
} from "./grant";
import { type Reading, readOrRemember } from "./read";
import { keepAnswer, lastAnswer, reuseAnswer } from "./reuse";

/** What is known about a user. */
export interface AccountProfile {
  identity: Identity;
  stats: Stats;
  /** Empty when TikTok could not be read, and nothing is left of the last reading. */
  profile: Partial<Profile>;
}

const requestFor = (granted: readonly string[]) => ["user/info", ...fieldsFor(granted)];

/**
 * Reads the profile fields that the granted scopes allow, or reuses the answer to the same question.
 * @throws {TikTokError} with TikTok's code and log_id
 */
export function readProfile(
  context: Context,
  accessToken: string,
  granted: readonly string[],
  reuse: Reuse,
): Promise<ProfileAnswer> {
  const read = () => context.tiktok.profile(accessToken, granted);
  return reuseAnswer(context, requestFor(granted), read, reuse);
}

/**
 * Makes a profile that has just been read, with everything that the granted scopes allow, the answer to the next
 * reading.
 * @param readAt Unix seconds
 */
export function keepProfile(
  context: Context,
  profile: Profile,
  readAt: number,
  granted: readonly string[],
  reuse: Reuse,
): void {
  keepAnswer(context, requestFor(granted), { profile, readAt }, reuse);
}

/** `Sessions.profile` */
export function readAccountProfile(
  context: Context,
  grant: Grant,
): Promise<Reading<AccountProfile>> {
  const read = async (accessToken: string): Promise<Reading<AccountProfile>> => {
    const latest = await readProfile(context, accessToken, grant.scopes, reuseFor(grant));
    await context.store.remember(grant, latest.profile, latest.readAt);
    return { ...shownIn(latest), problem: null };
  };
  const remembered = () => lastAccountProfile(context, grant);
  return readOrRemember(context, grant, read, (problem) => ({ ...remembered(), problem }));
}

/** `Sessions.lastProfile` */
export function lastAccountProfile(context: Context, grant: Grant) {
  const last = lastAnswer<ProfileAnswer>(context, requestFor(grant.scopes), reuseFor(grant));
  const { stats, readAt } = grant;
  if (last && last.readAt >= readAt) return shownIn(last);
  return { data: { profile: last?.profile ?? {}, identity: grant, stats }, readAt };
}

function shownIn({ profile, readAt }: ProfileAnswer) {
  return { data: { profile, identity: identityOf(profile), stats: statsOf(profile) }, readAt };
}
