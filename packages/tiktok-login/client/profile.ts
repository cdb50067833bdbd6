import { z } from "zod";
import { callApi } from "./api";
import type { App } from "./app";
import { count, flag, openId, pageUrl, pictureUrl, text } from "./values";

/**
 * Every profile field that is read, under the scope that it needs. A new row here is requested from TikTok
 * for the users who granted its scope, parsed, and typed as `Profile`.
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

/** A profile, and when TikTok sent it, in Unix seconds. */
export interface ProfileAnswer {
  profile: Profile;
  readAt: number;
}

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
 * @returns the profile and when TikTok sent it, in Unix seconds
 * @throws {TikTokError} with TikTok's code and log_id
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info
 */
export async function readProfile(
  app: App,
  accessToken: string,
  granted: readonly string[],
): Promise<ProfileAnswer> {
  const fields = fieldsFor(granted);
  const { body, at } = await callApi(app, "user/info", accessToken, answer, { fields });
  return { profile: body.data.user, readAt: at };
}
