import { DrizzleAdapter } from "@auth/drizzle-adapter";
import { headers } from "next/headers";
import type { Account, User } from "next-auth";
import type { Adapter, AdapterAccount } from "next-auth/adapters";
import { nowSeconds } from "../client/clock";
import { text } from "../client/values";
import { currentLink, refuseLink } from "../next/link";
import { SESSION_SECONDS } from "../next/session";
import type { Db } from "./db";
import { createSession, deleteSession, findSession } from "./sessions";
import { connectAccount, saveFirstSignIn } from "./sign-in";
import { account, session, user } from "./tables";
import { COOKIE_SECONDS, sealed } from "./tokens";

const TABLES = { usersTable: user, accountsTable: account, sessionsTable: session };

/**
 * Auth.js's adapter for the tables of this site. It opens the database at the first call, keeps a hash of each
 * session's token instead of the token, and encrypts what other providers than TikTok issue. A sign-in with TikTok
 * is saved before Auth.js asks for it, by `saveSignIn`.
 * @see https://authjs.dev/getting-started/adapters/drizzle
 */
export function databaseAdapter(db: Db): Adapter {
  const base = <Name extends keyof Adapter>(name: Name) =>
    ((...parameters: unknown[]) =>
      db.query((connection) => {
        // Its types know only 32 bits for `expires_at`, which end in 2038.
        const method = DrizzleAdapter(connection, TABLES as never)[name] as (
          ...all: unknown[]
        ) => never;
        return Promise.resolve(method(...parameters));
      })) as NonNullable<Adapter[Name]>;
  return {
    createUser: (created) => base("createUser")(bounded(created)),
    getUser: base("getUser"),
    getUserByEmail: async (email) => {
      const known = whole(email, MAX_EMAIL);
      return known === null ? null : base("getUserByEmail")(known);
    },
    getUserByAccount: base("getUserByAccount"),
    updateUser: (updated) => base("updateUser")(bounded(updated)),
    linkAccount: async (linked) => {
      const refusal = await connectAccount(db, withSealedTokens(db, linked), currentLink());
      if (refusal) refuseLink(refusal);
    },
    // `expires` is the cookie's, which outlives the row unless the person comes back.
    createSession: async ({ sessionToken, userId, expires }) => {
      const userAgent = (await headers()).get("user-agent")?.slice(0, MAX_USER_AGENT) ?? null;
      const ends = new Date((nowSeconds() + SESSION_SECONDS) * 1000);
      await createSession(db, { token: sessionToken, userId, expires: ends, userAgent });
      return { sessionToken, userId, expires };
    },
    getSessionAndUser: async (token) => {
      const row = await findSession(db, token, new Date(nowSeconds() * 1000));
      if (!row) return null;
      const { id, name, image, email, emailVerified } = row.user;
      const found = { id, name, image, email: email as string, emailVerified };
      const { userId } = row.session;
      const expires = new Date((nowSeconds() + COOKIE_SECONDS) * 1000);
      return { session: { sessionToken: token, userId, expires }, user: found };
    },
    deleteSession: async (token) => {
      await deleteSession(db, token);
    },
    // Pages extend sessions, because they are what a person visits.
    updateSession: async () => null,
  };
}

/**
 * Saves the first sign-in with another provider than TikTok. Auth.js would write person and account one after the other:
 * of several first sign-ins of one person at once, all but one would fail.
 */
export async function saveFirstSignInWith(db: Db, person: User, account: Account): Promise<void> {
  const { name, email, image } = person;
  // As Auth.js does: the answer may have more, under names that are columns of ours.
  const row = Object.fromEntries(
    ACCOUNT_FIELDS.map((field) => [field, account[field]]),
  ) as unknown as AdapterAccount;
  await saveFirstSignIn(db, bounded({ name, email, image }), withSealedTokens(db, row));
}

const ACCOUNT_FIELDS = [
  ...["provider", "providerAccountId", "type", "access_token", "refresh_token", "id_token"],
  ...["expires_at", "scope", "token_type", "session_state"],
] as (keyof Account)[];

const MAX_USER_AGENT = 500;
const MAX_NAME = 200;
const MAX_IMAGE = 2_048;
// The longest that there can be: https://www.rfc-editor.org/rfc/rfc3696#section-3
const MAX_EMAIL = 320;

/** A person as another provider than TikTok describes it, without what is too long or what a database could not keep. */
function bounded<One extends { name?: unknown; email?: unknown; image?: unknown }>(user: One): One {
  const copy = { ...user };
  if ("name" in copy) copy.name = text(MAX_NAME).parse(copy.name) ?? null;
  if ("image" in copy) copy.image = whole(copy.image, MAX_IMAGE);
  if ("email" in copy) copy.email = whole(copy.email, MAX_EMAIL);
  return copy;
}

// Cut or changed, an address would be somebody else's.
const whole = (value: unknown, max: number) => {
  const kept = text(max).parse(value);
  return kept && kept === value ? kept : null;
};

function withSealedTokens(db: Db, linked: AdapterAccount): AdapterAccount {
  const copy = { ...linked };
  for (const name of ["access_token", "refresh_token", "id_token"] as const) {
    const token = linked[name];
    if (token) copy[name] = sealed(db, token, linked, name);
  }
  return copy;
}
