import { setTimeout as sleep } from "node:timers/promises";
import { type LimitedEndpoint, pauseCalls, reserveCall } from "@/lib/database/call-budget";

/** Keeps the calls of all processes together below TikTok's limit. */
export interface Pace {
  /** Waits until an endpoint may be called once; false if that is not before `until`, as `Date.now()`. */
  wait(endpoint: LimitedEndpoint, until: number): Promise<boolean>;
  /** Stops all calls for a while, in every process. */
  pause(seconds: number): Promise<void>;
}

/** @param perMinute calls to each endpoint */
export function newPace(perMinute: number): Pace {
  return {
    async wait(endpoint, until) {
      while (Date.now() < until) {
        const seconds = await reserveCall(endpoint, perMinute);
        if (seconds === 0) return true;
        // Those who wait should not all come back at once.
        await sleep(Math.min(seconds * 1000 * (1 + Math.random() / 4), until - Date.now()));
      }
      return false;
    },
    pause: (seconds) => pauseCalls(perMinute, seconds),
  };
}
