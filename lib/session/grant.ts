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
  /** When name, avatar and counts were read. */
  readAt: number;
  stats: Stats;
}

declare module "next-auth/jwt" {
  interface JWT {
    grant?: Grant;
  }
}

/** The grant that a sign-in brought, from TikTok's token answer and profile. */
export function newGrant(tokens: TokenAnswer, profile: Profile): Grant {
  const at = now();
  return {
    openId: profile.open_id,
    grantedAt: at,
    ...tokensOf(tokens, at),
    ...identityOf(profile, at),
  };
}

/**
 * The same grant after a rotation.
 * @param profile what was read with the new token; null when that failed, and the old one stays
 */
export function rotatedGrant(grant: Grant, tokens: TokenAnswer, profile: Profile | null): Grant {
  const at = now();
  return { ...grant, ...tokensOf(tokens, at), ...(profile && identityOf(profile, at)) };
}

function tokensOf(tokens: TokenAnswer, at: number) {
  return {
    scopes: parseScopes(tokens.scope),
    accessToken: tokens.access_token,
    accessTokenExpiresAt: at + tokens.expires_in,
    refreshToken: tokens.refresh_token,
    refreshTokenExpiresAt: at + tokens.refresh_expires_in,
  };
}

function identityOf(profile: Profile, at: number) {
  return {
    name: profile.display_name || profile.username || "TikTok account",
    image: profile.avatar_url ?? null,
    username: profile.username || null,
    readAt: at,
    stats: statsOf(profile),
  };
}

function now(): number {
  return Math.floor(Date.now() / 1000);
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
