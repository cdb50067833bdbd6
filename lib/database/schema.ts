import { bigint, date, index, pgTable, primaryKey, timestamp, uuid } from "drizzle-orm/pg-core";
import { user } from "tiktok-login/postgres/tables";

// The tables of sign-in. Those of this site follow. lib/data.ts says what each keeps about a user.
export * from "tiktok-login/postgres/tables";

// TikTok's counts are 64 bits wide. No count comes near 2^53.
const count = (name: string) => bigint(name, { mode: "number" });

const ofUser = () =>
  uuid("user_id")
    .notNull()
    .references(() => user.id, { onDelete: "cascade" });

/** A user's counts on each day. */
export const statsDay = pgTable(
  "stats_day",
  {
    userId: ofUser(),
    day: date("day").notNull(),
    followers: count("followers"),
    following: count("following"),
    likes: count("likes"),
    videos: count("videos"),
    /** The views of the videos that were read. */
    views: count("views"),
  },
  (table) => [primaryKey({ columns: [table.userId, table.day] })],
);

/** The users whom the daily job reads. */
export const statsClaim = pgTable(
  "stats_claim",
  {
    userId: ofUser().primaryKey(),
    /** The last day on which the job read the user, or found that it cannot. */
    statsOn: date("stats_on"),
    /** Until when the job leaves the user to the process that claimed it. */
    claimedUntil: timestamp("claimed_until", { withTimezone: true }),
  },
  (table) => [index("stats_claim_due").on(table.statsOn)],
);
