import type { TiktokProfile } from "next-auth/providers/tiktok";

type User = TiktokProfile["data"]["user"];

/** A field of TikTok's profile. Auth.js also lists an email; TikTok has none. */
export type ProfileField = Exclude<keyof User, "email">;

const SCOPE_OF = {
  open_id: "user.info.basic",
  union_id: "user.info.basic",
  avatar_url: "user.info.basic",
  avatar_url_100: "user.info.basic",
  avatar_large_url: "user.info.basic",
  display_name: "user.info.basic",
  username: "user.info.profile",
  bio_description: "user.info.profile",
  profile_deep_link: "user.info.profile",
  is_verified: "user.info.profile",
  follower_count: "user.info.stats",
  following_count: "user.info.stats",
  likes_count: "user.info.stats",
  video_count: "user.info.stats",
} as const satisfies Record<ProfileField, string>;

/**
 * The scopes in TikTok's comma-separated list, without blanks and repeats.
 * @see https://developers.tiktok.com/doc/tiktok-api-scopes
 */
export function parseScopes(list: string | null | undefined): string[] {
  const scopes = (list ?? "").split(",").map((scope) => scope.trim());
  return [...new Set(scopes.filter(Boolean))];
}

/**
 * The profile fields that a grant may ask for. TikTok refuses the whole call when the scope of a
 * single field was not granted, so this goes by the grant and never by what was requested.
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info
 */
export function fieldsFor(granted: readonly string[]): ProfileField[] {
  const fields = Object.keys(SCOPE_OF) as ProfileField[];
  return fields.filter((field) => granted.includes(SCOPE_OF[field]));
}
