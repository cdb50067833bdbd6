import { randomBytes } from "node:crypto";
import type { JWT } from "next-auth/jwt";
import { z } from "zod";
import { nowSeconds } from "../client/clock";
import type { Profile } from "../client/profile";
import { parseScopes } from "../client/scopes";
import { ACCESS_TOKEN_SECONDS, type RefreshAnswer, type TokenAnswer } from "../client/token";
import { count, LATEST } from "../client/values";

const time = z.number().int().min(0).max(LATEST);

// A token that expires while it is being used would fail a page or a job. And when two servers refresh at once, the one
// that loses needs its old access token for a while.
const MARGIN_SECONDS = 300;

const cookieGrant = z.object({
  /** Made up at sign-in and kept when tokens rotate. */
  sessionId: z.string().min(1),
  openId: z.string().min(1),
  name: z.string(),
  /** The avatar's signed URL, verbatim; it expires. */
  image: z.string().nullable(),
  /** TikTok's @handle, when the profile scope was granted. */
  username: z.string().nullable(),
  scopes: z.array(z.string()),
  accessToken: z.string().min(1),
  accessTokenExpiresAt: time,
  /** How long the access token lives in all. Cookies of earlier versions do not say it. */
  accessTokenSeconds: time.default(ACCESS_TOKEN_SECONDS),
  refreshToken: z.string().min(1),
  refreshTokenExpiresAt: time,
  grantedAt: time,
  /** When name, avatar and counts were read. */
  readAt: time,
  /** Remembered for when TikTok cannot be reached. */
  stats: z.object({ followers: count, following: count, likes: count, videos: count }),
});

/** What the session cookie holds without a database. All times are Unix seconds. It leaves the server only encrypted. */
export type CookieGrant = z.infer<typeof cookieGrant>;

/** What a person has granted at TikTok, and what is remembered of the person. */
export type Grant = Omit<CookieGrant, "sessionId" | "refreshToken"> &
  // Without a database, every sign-in is a grant of its own.
  Partial<Pick<CookieGrant, "sessionId">>;

/** The four counts of a profile. A count whose scope was not granted is absent. */
export type Stats = Grant["stats"];

declare module "next-auth/jwt" {
  interface JWT {
    grant?: CookieGrant;
  }
}

/** The grant of a sign-in, from TikTok's token response and profile. */
export function newGrant(tokens: TokenAnswer, profile: Profile): CookieGrant {
  const now = nowSeconds();
  return {
    sessionId: randomBytes(9).toString("base64url"),
    openId: profile.open_id,
    grantedAt: now,
    scopes: parseScopes(tokens.scope),
    accessToken: tokens.access_token,
    accessTokenExpiresAt: now + tokens.expires_in,
    accessTokenSeconds: tokens.expires_in,
    refreshToken: tokens.refresh_token,
    refreshTokenExpiresAt: now + tokens.refresh_expires_in,
    ...snapshotOf(profile, now),
  };
}

/** The same grant with the tokens of a refresh. What TikTok left out stays as it was. */
export function withTokens(grant: CookieGrant, tokens: RefreshAnswer): CookieGrant {
  const now = nowSeconds();
  const { refresh_expires_in } = tokens;
  return {
    ...grant,
    scopes: tokens.scope ? parseScopes(tokens.scope) : grant.scopes,
    accessToken: tokens.access_token,
    accessTokenExpiresAt: now + tokens.expires_in,
    accessTokenSeconds: tokens.expires_in,
    refreshToken: tokens.refresh_token ?? grant.refreshToken,
    refreshTokenExpiresAt: refresh_expires_in
      ? now + refresh_expires_in
      : grant.refreshTokenExpiresAt,
  };
}

/** The same grant with a newer profile. @param readAt when TikTok sent it, in Unix seconds */
export function withProfile(grant: CookieGrant, profile: Profile, readAt: number): CookieGrant {
  return { ...grant, ...snapshotOf(profile, readAt) };
}

function snapshotOf(profile: Profile, readAt: number) {
  return { ...identityOf(profile), readAt, stats: statsOf(profile) };
}

/** How a person is shown. */
export type Identity = Pick<Grant, "name" | "image" | "username">;

/** How a profile's person is shown. */
export function identityOf(profile: Profile): Identity {
  return {
    name: profile.display_name || profile.username || "TikTok account",
    image: profile.avatar_url ?? null,
    username: profile.username || null,
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

/** Whether a grant's access token has expired. */
export function hasExpired(grant: Grant): boolean {
  return grant.accessTokenExpiresAt <= nowSeconds();
}

/**
 * Whether an access token has to be refreshed before it is used: within five minutes of its expiry, or within a tenth of
 * its lifetime if that is shorter.
 * @param expiresAt Unix seconds
 * @param lifetime seconds; null if it is not known
 */
export function expiresSoon(
  expiresAt: number,
  lifetime: number | null,
  now: number = nowSeconds(),
): boolean {
  const margin = Math.min(MARGIN_SECONDS, (lifetime ?? ACCESS_TOKEN_SECONDS) / 10);
  return expiresAt - margin <= now;
}

/** Whose answers are reused. */
export interface Reuse {
  openId: string;
  /**
   * Names the grant and its scopes, and stays the same when tokens rotate. An answer to one grant is never
   * given to another.
   */
  grant: string;
}

/** Names a grant for the reuse of TikTok's answers: the same before and after a rotation, unless its scopes change. */
export function reuseFor(
  grant: Pick<Grant, "openId" | "grantedAt" | "sessionId" | "scopes">,
): Reuse {
  const { openId, grantedAt, sessionId = "", scopes } = grant;
  return { openId, grant: [grantedAt, sessionId, ...scopes].join(" ") };
}

/** The grant in a decrypted session cookie. A cookie written by another version counts as signed out. */
export function grantIn(token: JWT | null): CookieGrant | null {
  return cookieGrant.safeParse(token?.grant).data ?? null;
}
