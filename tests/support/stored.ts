import { database } from "@/lib/database";
import { historyHooks } from "@/lib/history/hooks";
import { sessions } from "@/lib/sessions";

if (!database) throw new Error("DATABASE_URL is not set");

export const { query, close: closeDatabase, secondsOfOutage, unavailable } = database;

/** The database that this process uses. */
export const stored = database;

const { tiktok, secrets, log, timeouts, memory } = sessions.context;

/** What the functions of the package take. */
export const db = { query, hooks: historyHooks, tiktok, secrets, log, timeouts, memory };
