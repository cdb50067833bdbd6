import {
  bigint,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import type { AdapterAccountType } from "next-auth/adapters";

const time = (name: string) => timestamp(name, { withTimezone: true });
// TikTok's counts are 64 bits wide. No count comes near 2^53.
const count = (name: string) => bigint(name, { mode: "number" });

// The names of the properties are Auth.js's, the names of the columns are ours.
// https://authjs.dev/getting-started/adapters/drizzle

/** The people who have signed in. */
export const user = pgTable("user", {
  id: uuid("id").primaryKey().defaultRandom(),
  name: text("name"),
  /** Null for people of TikTok, which has no addresses. */
  email: text("email").unique(),
  emailVerified: time("email_verified"),
  image: text("image"),
  createdAt: time("created_at").notNull().defaultNow(),
});

/** What a person has granted at TikTok, or at another provider. */
export const account = pgTable(
  "account",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    type: text("type").$type<AdapterAccountType>().notNull(),
    provider: text("provider").notNull(),
    /** TikTok's open_id. */
    providerAccountId: text("provider_account_id").notNull(),
    /** Encrypted, as is the refresh token. */
    access_token: text("access_token"),
    refresh_token: text("refresh_token"),
    /** Unix seconds, as Auth.js writes them. */
    expires_at: bigint("expires_at", { mode: "number" }),
    /** How long the access token lives in all; null in rows of earlier versions. */
    accessTokenSeconds: integer("access_token_seconds"),
    refreshExpiresAt: time("refresh_expires_at"),
    /** The granted scopes, separated by commas. */
    scope: text("scope"),
    token_type: text("token_type"),
    id_token: text("id_token"),
    session_state: text("session_state"),
    username: text("username"),
    grantedAt: time("granted_at").notNull().defaultNow(),
    /** When name, picture and counts were read. */
    readAt: time("read_at"),
    followers: count("followers"),
    following: count("following"),
    likes: count("likes"),
    videos: count("videos"),
    /** Why the grant ended, such as "grant_invalid"; null while it lives. */
    endedBecause: text("ended_because"),
    /** The process that is refreshing the tokens, and until when no other does. */
    leaseBy: text("lease_by"),
    leaseUntil: time("lease_until"),
    /** How many refreshes have failed in a row, why the last one did, and when the next one may be tried. */
    failures: integer("failures").notNull().default(0),
    lastFailure: text("last_failure"),
    retryAt: time("retry_at"),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.providerAccountId] }),
    // One account of each provider. It also finds the accounts of a person.
    uniqueIndex("account_user_provider").on(table.userId, table.provider),
  ],
);

/** Sessions: one for each browser in which a user is signed in. */
export const session = pgTable(
  "session",
  {
    /** The SHA-256 hash of the token in the cookie. */
    sessionToken: text("session_token").primaryKey(),
    /** Names the session to people and in logs. */
    id: uuid("id").notNull().unique().defaultRandom(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    expires: time("expires").notNull(),
    createdAt: time("created_at").notNull().defaultNow(),
    /** The day of the last visit. */
    seenOn: date("seen_on").notNull().defaultNow(),
    /** What the browser calls itself. */
    userAgent: text("user_agent"),
    /** Why the session ended, if the next visit should say so; null while it lives. */
    endedBecause: text("ended_because"),
  },
  (table) => [
    index("session_user_id").on(table.userId),
    index("session_expires").on(table.expires),
  ],
);

/**
 * The calls to TikTok in the last minute, on all servers together: of each user, by a hash, and of jobs to each endpoint. The
 * columns are rate-limiter-flexible's.
 */
export const callLimit = pgTable("call_limit", {
  key: varchar("key", { length: 255 }).primaryKey(),
  points: integer("points").notNull().default(0),
  expire: bigint("expire", { mode: "number" }),
});
