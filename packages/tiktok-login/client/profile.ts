import { z } from "zod";
import { callApi } from "@/lib/tiktok/api";
import type { Answer } from "@/lib/tiktok/request";
import { keepAnswer, lastAnswer, type Reuse, reuseAnswer } from "@/lib/tiktok/reuse";
import { count, flag, openId, pageUrl, pictureUrl, text } from "@/lib/tiktok/values";

/**
 * Every profile field that is read, under the scope that it needs. A new row here is requested from TikTok
 * for the people who granted its scope, parsed, and typed as `Profile`.
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info
 */
const FIELDS = {
  "user.info.basic": {
    open_id: openId,
    union_id: text(256),
    avatar_url: pictureUrl,
    avatar_url_100: pictureUrl,
    avatar_large_url: pictureUrl,
    display_name: text(200),
  },
  "user.info.profile": {
    username: text(100),
    bio_description: text(2_000),
    profile_deep_link: pageUrl,
    is_verified: flag,
  },
  "user.info.stats": {
    follower_count: count,
    following_count: count,
    likes_count: count,
    video_count: count,
  },
} satisfies Record<string, z.ZodRawShape>;

const profile = z.object({
  ...FIELDS["user.info.basic"],
  ...FIELDS["user.info.profile"],
  ...FIELDS["user.info.stats"],
});

/** A TikTok profile. Fields whose scope was not granted, and values that cannot be used, are absent. */
export type Profile = z.infer<typeof profile>;

const answer = z.object({ data: z.object({ user: profile }) });

/**
 * The profile fields that the granted scopes allow. TikTok rejects the whole request if one field lacks its
 * scope, so this goes by what was granted and never by what was requested.
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info
 */
export function fieldsFor(granted: readonly string[]): string[] {
  return Object.entries(FIELDS).flatMap(([scope, fields]) =>
    granted.includes(scope) ? Object.keys(fields) : [],
  );
}

/**
 * Reads the profile fields that the granted scopes allow.
 * @param reuse how a cached answer may be used; without it TikTok is always called
 * @returns the profile and when TikTok sent it, in Unix seconds
 * @throws {TikTokError} with TikTok's code and log_id
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info
 */
export async function readProfile(
  accessToken: string,
  granted: readonly string[],
  reuse?: Reuse,
): Promise<{ profile: Profile; readAt: number }> {
  const read = () => callApi("user/info", accessToken, answer, { fields: fieldsFor(granted) });
  return profileIn(await reuseAnswer(requestFor(granted), read, reuse));
}

/** The profile that was read last, for when TikTok fails; null if there is none, or if it is too old. */
export function lastProfile(
  granted: readonly string[],
  reuse: Reuse,
): { profile: Profile; readAt: number } | null {
  const last = lastAnswer<z.infer<typeof answer>>(requestFor(granted), reuse);
  return last && profileIn(last);
}

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
  keepAnswer(requestFor(granted), { body: { data: { user: profile } }, at: readAt }, reuse);
}

const requestFor = (granted: readonly string[]) => ["user/info", ...fieldsFor(granted)];

const profileIn = ({ body, at }: Answer<z.infer<typeof answer>>) => ({
  profile: body.data.user,
  readAt: at,
});
