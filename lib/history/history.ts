import "server-only";
import { nowSeconds } from "tiktok-login";
import type { Session } from "tiktok-login/next";
import { database } from "@/lib/database";
import { dayAfter, dayAt } from "@/lib/day";
import type { StatsDay } from "@/lib/history/stats-day";

/** How many days the dashboard shows. */
const DAYS = 90;

/**
 * The person's counts of the last 90 days, oldest first; null without a database, and if it cannot be read. The rest
 * of the page does not depend on it.
 */
export async function readHistory(session: Session): Promise<StatsDay[] | null> {
  return readHistorySince(session, dayAfter(dayAt(nowSeconds()), -DAYS));
}

/** The same from a day on, such as "2026-08-27". */
export async function readHistorySince(session: Session, since: string) {
  if (!database) return null;
  const [{ fillEmulatedPast }, { readDays }] = await Promise.all([
    import("@/lib/history/emulated-past"),
    import("@/lib/history/days"),
  ]);
  await fillEmulatedPast(database, session);
  const rows = await readDays(database, session.user.id, since).catch(() => null);
  return rows?.map(toStatsDay) ?? null;
}

function toStatsDay({ day, ...counts }: { day: string } & Record<Count, number | null>): StatsDay {
  const known = COUNTS.flatMap((name) => (counts[name] === null ? [] : [[name, counts[name]]]));
  return { day, ...Object.fromEntries(known) };
}

const COUNTS = ["followers", "following", "likes", "videos", "views"] as const;
type Count = (typeof COUNTS)[number];
