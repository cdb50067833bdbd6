import { tiktok } from "@/lib/sessions";
import { fieldsFor, type Profile, type ProfileAnswer } from "../client/profile";
import { keepAnswer, lastAnswer, type Reuse, reuseAnswer } from "./reuse";

const requestFor = (granted: readonly string[]) => ["user/info", ...fieldsFor(granted)];

/**
 * Reads the profile fields that the granted scopes allow, or reuses the answer to the same question.
 * @throws {TikTokError} with TikTok's code and log_id
 */
export const readProfile = (
  accessToken: string,
  granted: readonly string[],
  reuse: Reuse,
): Promise<ProfileAnswer> =>
  reuseAnswer(requestFor(granted), () => tiktok.profile(accessToken, granted), reuse);

/** The profile that was read last, for when TikTok fails; null if there is none, or if it is too old. */
export const lastProfile = (granted: readonly string[], reuse: Reuse) =>
  lastAnswer<ProfileAnswer>(requestFor(granted), reuse);

/**
 * Makes a profile that has just been read, with everything that the granted scopes allow, the answer to the next
 * reading.
 * @param readAt Unix seconds
 */
export function keepProfile(
  profile: Profile,
  readAt: number,
  granted: readonly string[],
  reuse: Reuse,
): void {
  keepAnswer(requestFor(granted), { profile, readAt }, reuse);
}
