import { newPace, type Pace } from "@/lib/account/daily/pace";
import { type Outcome, readPerson } from "@/lib/account/daily/person";
import { newQueue, today } from "@/lib/account/daily/queue";
import { countDue, skipUncountable } from "@/lib/database/claims";
import { cleanUp } from "@/lib/database/housekeeping";
import { logEvent } from "@/lib/log";

/** What a run of the daily job did: people, each counted as often as it was tried. */
export interface DailyResult {
  read: number;
  failed: number;
  /** Their grants have ended, or allow no counts. */
  skipped: number;
  /** How many are still to be read today; 100,000 if there are more. */
  left: number;
}

// Calls to each endpoint. TikTok allows 600; the rest is for pages.
const CALLS_PER_MINUTE = 480;

const AT_ONCE = 8;
const SKIPPED_AT_ONCE = 1_000;
// So many failures in a row are an outage. To go on would leave everyone alone for a quarter of an hour.
const OUTAGE_FAILURES = 20;
const OUTAGE_SECONDS = 60;

/**
 * Reads the numbers of everyone who has not been read today, in UTC, and cleans up. Several runs at once, also on
 * other servers, share the work; a run that was cut off is continued by the next one.
 * @param options.budget milliseconds after which no one else is begun; whoever is being read then takes up to
 * `PERSON_MS` more
 * @throws {DatabaseProblem} which is logged; its message is one sentence
 */
export async function runDaily(options: {
  budget: number;
  perMinute?: number;
}): Promise<DailyResult> {
  const { budget, perMinute = CALLS_PER_MINUTE } = options;
  const startedAt = Date.now();
  const until = startedAt + budget;
  const counts = { read: 0, failed: 0, skipped: await skipAll(until), later: 0 };
  // Reading people matters more. A failure has been logged.
  await cleanUp().catch(() => {});
  const pace = newPace(perMinute);
  const next = newQueue(until);
  const note = noteOutcomes(counts, pace);
  const work = async () => {
    // The call is reserved first, so that no one is claimed during the wait.
    while (await pace.wait("user/info", until)) {
      const person = await next();
      if (!person) return;
      await note(await readPerson(person, pace));
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  for (const end of ends) {
    // After a failure of the database, the others finish the person they are reading.
    if (end.status === "rejected" && end.reason.name !== "DatabaseProblem") throw end.reason;
  }

  const { read, failed, skipped } = counts;
  const left = await countDue(today());
  const minutes = (Date.now() - startedAt) / 60_000;
  const pacePerMinute = read > 0 ? Math.min(read / minutes, perMinute) : perMinute;
  logEvent("daily", left === 0 ? "everyone has been read today" : "stopped, and some are left", {
    ...{ read, failed, skipped, left },
    minutes_for_the_rest: left === 0 ? undefined : Math.ceil(left / pacePerMinute),
  });
  return { read, failed, skipped, left };
}

async function skipAll(until: number): Promise<number> {
  let skipped = 0;
  while (Date.now() < until) {
    const batch = await skipUncountable(today(), SKIPPED_AT_ONCE);
    skipped += batch;
    if (batch < SKIPPED_AT_ONCE) break;
  }
  return skipped;
}

/** Counts outcomes, and makes everyone wait when too many failures follow each other. */
function noteOutcomes(counts: Record<Outcome, number>, pace: Pace) {
  let failuresInARow = 0;
  return async (outcome: Outcome) => {
    counts[outcome] += 1;
    failuresInARow = outcome === "failed" ? failuresInARow + 1 : 0;
    if (failuresInARow < OUTAGE_FAILURES) return;
    failuresInARow = 0;
    logEvent("daily", `${OUTAGE_FAILURES} people failed in a row, so the job waits a minute`);
    await pace.pause(OUTAGE_SECONDS);
  };
}
