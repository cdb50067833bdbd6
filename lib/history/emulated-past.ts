import type { Session } from "tiktok-login/next";
import type { Database } from "tiktok-login/postgres";
import { z } from "zod";
import { statsDay } from "@/lib/database/schema";
import { env } from "@/lib/env";
import { logEvent, logFailure } from "@/lib/log";
import { timeouts } from "@/lib/timeouts";

const DAYS = 90;

const count = z.number().optional();
const past = z.object({
  days: z.array(
    z.object({
      day: z.iso.date(),
      ...{ followers: count, following: count, likes: count, videos: count, views: count },
    }),
  ),
});

// Each consent once: disconnecting deletes the history.
const filled = new Set<string>();

/**
 * Fills a user's history with the past of an emulator's account, so that development shows a full chart. Days that
 * have a row keep it. Does nothing in production, and if the site does not use an emulator.
 */
export async function fillEmulatedPast(
  database: Database,
  { user, grant }: Session,
): Promise<void> {
  if (env.NODE_ENV !== "development" || !env.TIKTOK_EMULATOR_URL || !grant) return;
  const { openId, grantedAt } = grant;
  if (filled.has(`${openId} ${grantedAt}`)) return;
  filled.add(`${openId} ${grantedAt}`);
  const url = new URL("/_emulator/history", env.TIKTOK_EMULATOR_URL);
  url.search = new URLSearchParams({ open_id: openId, days: String(DAYS) }).toString();
  try {
    const answer = await fetch(url, {
      signal: AbortSignal.timeout(timeouts.pastMs),
      cache: "no-store",
    });
    const { days } = past.parse(await answer.json());
    const rows = days.map((day) => ({ ...day, userId: user.id }));
    const added = await database.query((connection) =>
      connection
        .insert(statsDay)
        .values(rows)
        .onConflictDoNothing()
        .returning({ day: statsDay.day }),
    );
    if (added.length > 0)
      logEvent("history", `filled ${added.length} days with the past of the emulator's account`);
  } catch (error) {
    logFailure("history", error);
  }
}
