import type { Context } from "../next/context";
import type { Database } from "./database";
import type { Hooks } from "./hooks";

/** What the functions of this folder know of the site and its login. Most of them take it first. */
export interface Db
  extends Pick<Context, "tiktok" | "secrets" | "log" | "timeouts" | "memory">,
    Queries {
  hooks: Hooks;
}

/** What functions take first that need the tables alone. */
export type Queries = Pick<Database, "query">;
