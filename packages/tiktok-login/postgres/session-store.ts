import { nowSeconds } from "../client/clock";
import type { Profile } from "../client/profile";
import { parseScopes } from "../client/scopes";
import { ACCESS_TOKEN_SECONDS } from "../client/token";
import { expiresSoon, type Grant } from "../next/grant";
import type { Access, Session } from "../next/session";
import { SESSION_SECONDS } from "../next/session";
import { validAccessToken } from "./access-token";
import type { Db } from "./db";
import { ownerOf } from "./grants";
import { saveReading } from "./reading";
import { dayAt, extendSession, findSession, type SessionRow } from "./sessions";
import { opened } from "./tokens";

/** The session of a token. The first visit of a day makes it last thirty days more. */
export async function sessionOf(db: Db, token: string): Promise<Session | null> {
  const now = nowSeconds();
  const row = await findSession(db, token, new Date(now * 1000));
  if (!row) return null;
  const { session, user, account } = row;
  let { expires } = session;
  if (session.seenOn !== dayAt(now)) {
    const later = new Date((now + SESSION_SECONDS) * 1000);
    // The visit counts for more than the note of it. A failure has been logged.
    await extendSession(db, session.id, dayAt(now), later).then(
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
    grant: grantIn(db, row),
    expiresAt: Math.floor(expires.getTime() / 1000),
  };
}

function grantIn(db: Db, { user, account }: SessionRow): Grant | null {
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
    accessToken: opened(db, access_token, ownerOf(openId), "access_token") ?? "",
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
export async function accessTo(db: Db, grant: Grant): Promise<Access> {
  const { accessToken, accessTokenExpiresAt, accessTokenSeconds, openId } = grant;
  const isUsable = accessToken !== "" && !expiresSoon(accessTokenExpiresAt, accessTokenSeconds);
  return isUsable ? { accessToken } : validAccessToken(db, openId);
}

/** Saves what was read of a person, unless the same answer has been saved before. If it cannot, that is only logged. */
export async function remember(
  db: Db,
  grant: Grant,
  profile: Profile,
  readAt: number,
): Promise<void> {
  if (readAt > grant.readAt)
    await saveReading(db, grant.openId, { profile, readAt }).catch(() => {});
}
