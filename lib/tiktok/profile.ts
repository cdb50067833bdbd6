import { z } from "zod";
import { endpoints } from "@/lib/tiktok/endpoints";
import { TikTokError } from "@/lib/tiktok/errors";
import { askTikTok } from "@/lib/tiktok/request";
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

/** How long a read may be served again before TikTok is asked anew. */
const FRESH_SECONDS = 300;

/**
 * Reads the profile that a grant gives access to.
 * @param granted the scopes of the grant; TikTok refuses all fields if one lies outside them
 * @param reuse a tag, the open_id, under which the answer is cached and can be dropped; without it TikTok is asked
 * @throws {TikTokError} with TikTok's code and log_id
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info
 */
export async function readProfile(
  accessToken: string,
  granted: readonly string[],
  reuse?: { tag: string },
): Promise<Profile> {
  const url = `${endpoints.userInfo}?fields=${fieldsFor(granted).join(",")}`;
  const headers = { authorization: `Bearer ${accessToken}` };
  const ask = async (caching: RequestInit) =>
    (await askTikTok("user/info", url, { headers, ...caching }, answer)).data.user;
  if (!reuse) return ask({ cache: "no-store" });
  try {
    const next = { revalidate: FRESH_SECONDS, tags: [reuse.tag] };
    return await ask({ cache: "force-cache", next });
  } catch (error) {
    // Next keeps every 200, and TikTok puts failures into some of them.
    if (!(error instanceof TikTokError && error.detail.status === 200)) throw error;
    return ask({ cache: "no-store" });
  }
}
