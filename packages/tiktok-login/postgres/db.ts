import type { Profile } from "../client/profile";
import type { Context } from "../next/context";
import type { Connection } from "./connection";
import type { Database } from "./database";

/** What the functions of this folder know of the site and its login. Most of them take it first. */
export interface Db
  extends Pick<Context, "tiktok" | "secrets" | "log" | "timeouts" | "memory">,
    Queries {
  hooks: Hooks;
}

/** What functions take first that need the tables alone. */
export type Queries = Pick<Database, "query">;

/** A user, and the transaction in which something about the user is written. What a hook throws undoes all of it. */
interface UserEvent {
  userId: string;
  openId: string;
  profile: Profile;
  database: Connection;
}

/**
 * What a site does when something happens to a user, in the same transaction. They run SQL only, and may run twice: a
 * transaction that PostgreSQL ended begins again.
 */
export interface Hooks {
  /** A sign-in with TikTok is saved. @param event.at Unix seconds */
  onSignIn?(event: UserEvent & { at: number }): Promise<void>;
  /** A profile that was read is saved. @param event.readAt Unix seconds */
  onRead?(event: UserEvent & { readAt: number }): Promise<void>;
  /** Users disconnect TikTok, or TikTok has ended it. */
  onEnd?(event: { userIds: string[]; database: Connection }): Promise<void>;
}
