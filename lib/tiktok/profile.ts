import { z } from "zod";
import { endpoints } from "@/lib/tiktok/endpoints";
import { type Reuse, readTikTok } from "@/lib/tiktok/reuse";
import { fieldsFor, type ProfileField } from "@/lib/tiktok/scopes";

const text = z.string().optional();
// int64 at TikTok: larger than 2^31 is common.
const count = z.number().int().nonnegative().optional();

const profile = z.object({
  open_id: z.string().min(1),
  union_id: text,
  // Kept as they came: parsing and printing a signed URL again would break its signature.
  avatar_url: text,
  avatar_url_100: text,
  avatar_large_url: text,
  display_name: text,
  username: text,
  bio_description: text,
  profile_deep_link: text,
  is_verified: z.boolean().optional(),
  follower_count: count,
  following_count: count,
  likes_count: count,
  video_count: count,
} satisfies Record<ProfileField, z.ZodType>);

/** A TikTok profile, as far as the grant reaches: what was not granted is absent. */
export type Profile = z.infer<typeof profile>;

const answer = z.object({ data: z.object({ user: profile }) });

/**
 * Reads the profile that a grant gives access to; `readAt` says when, in Unix seconds.
 * @param granted the scopes of the grant; TikTok refuses all fields if one lies outside them
 * @param reuse without it TikTok is always asked
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
