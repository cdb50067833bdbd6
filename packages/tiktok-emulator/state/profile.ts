import { countsOf } from "./counts";
import { openIdFor } from "./open-ids";
import type { Persona } from "./personas";
import type { Scope } from "./scopes";
import { signedImageUrl } from "./signed-images";
import type { State } from "./state";

const STYLES = {
  avatar_url: "c5_168x168",
  avatar_url_100: "c5_100x100",
  avatar_large_url: "c5_1080x1080",
} as const;

const DEFAULT_AVATAR = "/obj/musically-emulator-obj/1594805258216454";

/**
 * The fields of a profile and the scope that each needs.
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info
 */
export const PROFILE_FIELDS: Record<string, Scope> = {
  open_id: "user.info.basic",
  union_id: "user.info.basic",
  avatar_url: "user.info.basic",
  avatar_url_100: "user.info.basic",
  avatar_large_url: "user.info.basic",
  display_name: "user.info.basic",
  bio_description: "user.info.profile",
  profile_deep_link: "user.info.profile",
  profile_web_link: "user.info.profile",
  is_verified: "user.info.profile",
  username: "user.info.profile",
  follower_count: "user.info.stats",
  following_count: "user.info.stats",
  likes_count: "user.info.stats",
  video_count: "user.info.stats",
};

/** Every field of a persona's profile, as the app with this key sees it. */
export function profileOf(
  state: State,
  baseUrl: string,
  persona: Persona,
  clientKey?: string,
): Record<string, unknown> {
  const { followers, following, likes, videos } = countsOf(state, persona);
  return {
    open_id: openIdFor(state, persona, clientKey),
    union_id: persona.unionId,
    avatar_url: avatarOf(state, baseUrl, persona, "avatar_url"),
    avatar_url_100: avatarOf(state, baseUrl, persona, "avatar_url_100"),
    avatar_large_url: avatarOf(state, baseUrl, persona, "avatar_large_url"),
    display_name: persona.displayName,
    bio_description: persona.bio,
    profile_deep_link: persona.deepLink,
    profile_web_link: `https://www.tiktok.com/@${persona.username}`,
    is_verified: persona.verified,
    username: persona.username,
    follower_count: followers,
    following_count: following,
    likes_count: likes,
    video_count: videos,
  };
}

/** The URL of a persona's avatar, signed now. */
export function avatarOf(
  state: State,
  baseUrl: string,
  persona: Persona,
  field: keyof typeof STYLES,
): string {
  // Only TikTok's default avatar has no signature.
  if (persona.avatar === "default")
    return `${state.settings.picturesUrl ?? baseUrl}${DEFAULT_AVATAR}`;
  const lifetime = persona.avatar === "expired" ? null : state.settings.avatarSeconds;
  return signedImageUrl(state, baseUrl, persona.openId, STYLES[field], lifetime);
}
