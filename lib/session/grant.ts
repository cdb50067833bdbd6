import type { JWT } from "next-auth/jwt";
import type { Profile } from "@/lib/tiktok/profile";
import { parseScopes } from "@/lib/tiktok/scopes";
import type { TokenAnswer } from "@/lib/tiktok/token";

/** Counts as TikTok gave them, kept for when it cannot be asked; what was not granted is absent. */
export interface Stats {
  followers?: number | undefined;
  following?: number | undefined;
  likes?: number | undefined;
  videos?: number | undefined;
}

/** What the session cookie holds. All times are Unix seconds. It never leaves the server unsealed. */
export interface Grant {
  openId: string;
  name: string;
  /** The avatar's signed URL, verbatim; it expires. */
  image: string | null;
  /** TikTok's @handle, when the profile scope was granted. */
  username: string | null;
  scopes: string[];
  accessToken: string;
  accessTokenExpiresAt: number;
  refreshToken: string;
  refreshTokenExpiresAt: number;
  grantedAt: number;
  stats: Stats;
}

declare module "next-auth/jwt" {
  interface JWT {
    grant?: Grant;
  }
}

/** The grant that a sign-in brought, from TikTok's token answer and profile. */
export function newGrant(tokens: TokenAnswer, profile: Profile): Grant {
  const now = Math.floor(Date.now() / 1000);
  return {
    openId: profile.open_id,
    name: profile.display_name || profile.username || "TikTok account",
    image: profile.avatar_url ?? null,
    username: profile.username || null,
    scopes: parseScopes(tokens.scope),
    accessToken: tokens.access_token,
    accessTokenExpiresAt: now + tokens.expires_in,
    refreshToken: tokens.refresh_token,
    refreshTokenExpiresAt: now + tokens.refresh_expires_in,
    grantedAt: now,
    stats: statsOf(profile),
  };
}

/** The four counts of a profile. */
export function statsOf(profile: Profile): Stats {
  return {
    followers: profile.follower_count,
    following: profile.following_count,
    likes: profile.likes_count,
    videos: profile.video_count,
  };
}

/** What may be known of a person outside the server: identity, never tokens. */
export function userOf(grant: Grant) {
  const { openId, name, image, username } = grant;
  // TikTok has no email, and a handle is not one.
  return { id: openId, name, image, username, email: null };
}

/** The grant in an opened session cookie, if it has the shape that this version writes. */
export function grantIn(token: JWT | null): Grant | null {
  return token?.grant?.openId && token.grant.accessToken ? token.grant : null;
}
