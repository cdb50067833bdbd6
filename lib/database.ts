import { postgres } from "tiktok-login/postgres";
// Imported, because a path to the folder would be wrong inside Next's build.
import journal from "@/drizzle/meta/_journal.json";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { timeouts } from "@/lib/timeouts";

/** The database of this site; null if it has none. */
export const database = env.DATABASE_URL
  ? postgres(env.DATABASE_URL, {
      migrations: journal,
      log,
      timeouts,
      isServerless: Boolean(env.VERCEL),
    })
  : null;
