import { setTimeout as sleep } from "node:timers/promises";
import { nowSeconds } from "@/lib/clock";
import { type Claim, claimPeople, secondsToNextClaim } from "@/lib/database/claims";
import { dayAt } from "@/lib/day";

const BATCH = 8;
// Later, too little of a claim's two minutes would be left.
const FRESH_MS = 20_000;
const POLL_MS = 1_000;

/** The day whose numbers are read, by the clock of this process. */
export const today = () => dayAt(nowSeconds());

/**
 * The people who are to be read next, claimed in small batches.
 * @param until when to stop waiting for people whom other processes have claimed, or who failed, as `Date.now()`
 * @returns a function that returns the next person; null if there is no one else to read before `until`
 */
export function newQueue(until: number): () => Promise<Claim | null> {
  let claimed: Claim[] = [];
  let claimedAt = 0;
  let claiming: Promise<boolean> | null = null;

  async function claimMore(): Promise<boolean> {
    while (Date.now() < until) {
      claimedAt = Date.now();
      claimed = await claimPeople(today(), BATCH);
      if (claimed.length > 0) return true;
      const seconds = await secondsToNextClaim(today());
      if (seconds === null || Date.now() + seconds * 1000 > until) return false;
      await sleep(POLL_MS);
    }
    return false;
  }

  return async () => {
    for (;;) {
      const next = claimed.shift();
      if (next && Date.now() - claimedAt < FRESH_MS) return next;
      if (next) continue;
      claiming ??= claimMore().finally(() => {
        claiming = null;
      });
      if (!(await claiming)) return null;
    }
  };
}
