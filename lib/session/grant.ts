import type { JWT } from "next-auth/jwt";
import { z } from "zod";
import type { Profile } from "@/lib/tiktok/profile";
import type { Reuse } from "@/lib/tiktok/reuse";
import { parseScopes } from "@/lib/tiktok/scopes";
import type { TokenAnswer } from "@/lib/tiktok/token";

const count = z.number().optional();

const grantSchema = z.object({
  openId: z.string().min(1),
  name: z.string(),
  /** The avatar's signed URL, verbatim; it expires. */
  image: z.string().nullable(),
  /** TikTok's @handle, when the profile scope was granted. */
  username: z.string().nullable(),
  scopes: z.array(z.string()),
  accessToken: z.string().min(1),
  accessTokenExpiresAt: z.number(),
  refreshToken: z.string().min(1),
  refreshTokenExpiresAt: z.number(),
  grantedAt: z.number(),
  /** When name, avatar and counts were read. */
  readAt: z.number(),
  /** Counts as TikTok gave them, kept for when it cannot be asked; what was not granted is absent. */
  stats: z.object({ followers: count, following: count, likes: count, videos: count }),
});

/** What the session cookie holds. All times are Unix seconds. It never leaves the server unsealed. */
export type Grant = z.infer<typeof grantSchema>;

/** The four counts of a profile, as far as they were granted. */
export type Stats = Grant["stats"];

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

/** The same grant with the tokens of a rotation. */
export function withTokens(grant: Grant, tokens: TokenAnswer): Grant {
  return { ...grant, ...tokensOf(tokens, now()) };
}

/** The same grant with what was read anew of the person. */
export function withProfile(grant: Grant, profile: Profile): Grant {
  return { ...grant, ...identityOf(profile, now()) };
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

/** Whether a grant's access token is no longer good. */
export function hasEnded(grant: Grant): boolean {
  return grant.accessTokenExpiresAt * 1000 <= Date.now();
}

/** How TikTok's answers to this grant may be used again. */
export function reuseFor(grant: Grant): Reuse {
  return { tag: grant.openId, since: grant.readAt };
}

/** What may be known of a person outside the server: identity, never tokens. */
export function userOf(grant: Grant) {
  const { openId, name, image, username } = grant;
  // TikTok has no email, and a handle is not one.
  return { id: openId, name, image, username, email: null };
}

/** The grant in an opened session cookie; null for nobody, and for a cookie that another version wrote. */
export function grantIn(token: JWT | null): Grant | null {
  return grantSchema.safeParse(token?.grant).data ?? null;
}
