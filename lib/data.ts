/** What a table keeps about a user. */
interface KeptTable {
  /** The column that names the user, with whom the row is deleted. */
  owner: string;
  /** Every column. A new one belongs into the export and the privacy text, unless it says nothing about the user. */
  columns: string;
  /** Its part of the export (lib/account/export.ts). */
  exported: string;
  /** Its paragraph on the privacy page. */
  privacy: string;
}

/** Every table about users, in the order of the privacy page. A test compares it with the schema. */
export const keptAboutUsers = {
  user: {
    owner: "id",
    columns: "id name email email_verified image created_at",
    exported: "session",
    privacy: "Our database keeps your name and the address of your picture.",
  },
  account: {
    owner: "user_id",
    columns:
      "user_id type provider provider_account_id access_token refresh_token expires_at access_token_seconds refresh_expires_at scope token_type id_token session_state username granted_at read_at followers following likes videos ended_because lease_by lease_until failures last_failure retry_at",
    exported: "accounts",
    privacy:
      "It keeps your TikTok account ID, your username, what you agreed to share and when, your latest numbers and, encrypted, the tokens that let us read your TikTok account.",
  },
  stats_day: {
    owner: "user_id",
    columns: "user_id day followers following likes videos views",
    exported: "history",
    privacy:
      "It keeps your numbers for each day since you first signed in. We read them once a day, even when you are not here, so that we can show how they change.",
  },
  stats_claim: {
    owner: "user_id",
    columns: "user_id stats_on claimed_until",
    // By its last day.
    exported: "history",
    privacy: "It notes the day on which we last read them.",
  },
  session: {
    owner: "user_id",
    columns: "session_token id user_id expires created_at seen_on user_agent ended_because",
    exported: "sessions",
    privacy:
      "For each browser in which you are signed in, it keeps what the browser says about itself and your device, when you signed in, the day of your last visit, and a hash of the random number in your cookie. A session ends when you sign out, thirty days after your last visit, and at the latest when your browser drops the cookie, 400 days after you signed in.",
  },
} as const satisfies Record<string, KeptTable>;

/** A part of the export that comes from a table. */
export type ExportedPart = (typeof keptAboutUsers)[keyof typeof keptAboutUsers]["exported"];

/** The tables that are not about users. `call_limit` counts the calls to TikTok in the last minute, those of a user by a hash. */
export const keptAboutNoOne: readonly string[] = ["call_limit"];
