import { validAccessToken } from "@/lib/database/access-token";
import { ownerOf } from "@/lib/database/grants";
import { saveReading } from "@/lib/database/reading";
import { extendSession, findSession, type SessionRow, whyEnded } from "@/lib/database/sessions";
import { opened } from "@/lib/database/tokens";
import { dayAt } from "@/lib/day";
import { expiresSoon, type Grant } from "@/lib/session/grant";
import type { Access, Session } from "@/lib/session/session";
import { SESSION_SECONDS } from "@/lib/session/session";
import { nowSeconds } from "@/lib/tiktok/clock";
import type { Profile } from "@/lib/tiktok/profile";
import { parseScopes } from "@/lib/tiktok/scopes";
import { ACCESS_TOKEN_SECONDS } from "@/lib/tiktok/token";

export { whyEnded };

/** The session of a token. The first visit of a day makes it last thirty days more. */
export async function sessionOf(token: string): Promise<Session | null> {
  const now = nowSeconds();
  const row = await findSession(token, new Date(now * 1000));
  if (!row) return null;
  const { session, user, account } = row;
  let { expires } = session;
  if (session.seenOn !== dayAt(now)) {
    const later = new Date((now + SESSION_SECONDS) * 1000);
    // The visit counts for more than the note of it. A failure has been logged.
    await extendSession(session.id, dayAt(now), later).then(
      () => {
        expires = later;
      },
      () => {},
    );
  }
  return {
    id: session.id,
    user: {
      id: user.id,
      openId: account?.providerAccountId ?? null,
      name: user.name ?? "",
      image: user.image,
      username: account?.username ?? null,
      email: user.email,
    },
    grant: grantIn(row),
    expiresAt: Math.floor(expires.getTime() / 1000),
  };
}

function grantIn({ user, account }: SessionRow): Grant | null {
  if (!account?.refresh_token) return null;
  const { providerAccountId: openId, access_token, expires_at, refreshExpiresAt } = account;
  const seconds = (time: Date | null) => Math.floor((time?.getTime() ?? 0) / 1000);
  const { followers, following, likes, videos } = account;
  return {
    openId,
    name: user.name ?? "",
    image: user.image,
    username: account.username,
    scopes: parseScopes(account.scope),
    // A token that cannot be decrypted any more counts as expired.
    accessToken: opened(access_token, ownerOf(openId), "access_token") ?? "",
    accessTokenExpiresAt: expires_at ?? 0,
    accessTokenSeconds: account.accessTokenSeconds ?? ACCESS_TOKEN_SECONDS,
    refreshTokenExpiresAt: seconds(refreshExpiresAt),
    grantedAt: seconds(account.grantedAt),
    readAt: seconds(account.readAt),
    stats: {
      followers: followers ?? undefined,
      following: following ?? undefined,
      likes: likes ?? undefined,
      videos: videos ?? undefined,
    },
  };
}

/** A valid access token of a grant. Costs a query only if the token expires soon. */
export async function accessTo(grant: Grant): Promise<Access> {
  const { accessToken, accessTokenExpiresAt, accessTokenSeconds, openId } = grant;
  const isUsable = accessToken !== "" && !expiresSoon(accessTokenExpiresAt, accessTokenSeconds);
  return isUsable ? { accessToken } : validAccessToken(openId);
}

/** Saves what was read of a person, unless the same answer has been saved before. If it cannot, that is only logged. */
export async function remember(grant: Grant, profile: Profile, readAt: number): Promise<void> {
  if (readAt > grant.readAt) await saveReading(grant.openId, { profile, readAt }).catch(() => {});
}
