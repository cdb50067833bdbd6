import { z } from "zod";
import { endpoints } from "@/lib/tiktok/endpoints";
import { type Reuse, readTikTok } from "@/lib/tiktok/reuse";
import type { Scope } from "@/lib/tiktok/scopes";

const text = z.string().optional();
// int64 at TikTok: larger than 2^31 is common.
const count = z.number().int().nonnegative().optional();

/**
 * Every profile field that is read, under the scope that it needs. A new row here is requested from TikTok
 * for the people who granted its scope, parsed, and typed as `Profile`.
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info
 */
const FIELDS = {
  "user.info.basic": {
    open_id: z.string().min(1),
    union_id: text,
    // Kept as TikTok sent it: parsing and printing a signed URL again would break its signature.
    avatar_url: text,
    avatar_url_100: text,
    avatar_large_url: text,
    display_name: text,
  },
  "user.info.profile": {
    username: text,
    bio_description: text,
    profile_deep_link: text,
    is_verified: z.boolean().optional(),
  },
  "user.info.stats": {
    follower_count: count,
    following_count: count,
    likes_count: count,
    video_count: count,
  },
} satisfies Partial<Record<Scope, z.ZodRawShape>>;

const profile = z.object({
  ...FIELDS["user.info.basic"],
  ...FIELDS["user.info.profile"],
  ...FIELDS["user.info.stats"],
});

/** A TikTok profile. Fields whose scope was not granted are absent. */
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
  const url = `${endpoints.userInfo}?fields=${fieldsFor(granted).join(",")}`;
  const init = { headers: { authorization: `Bearer ${accessToken}` } };
  const { body, at } = await readTikTok("user/info", url, init, answer, reuse);
  return { profile: body.data.user, readAt: at };
}
