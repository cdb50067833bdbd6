import { timeouts } from "@/lib/timeouts";

// Middleware and pages are bundled apart, so what they share is kept on globalThis.
const shared = globalThis as typeof globalThis & { databaseFailedAt?: number };

/** Notes that the database does not answer. */
export function noteOutage(): void {
  shared.databaseFailedAt = performance.now();
}

/** Notes that the database answers again. */
export function endOutage(): void {
  delete shared.databaseFailedAt;
}

/** How many seconds to wait before the database is tried again; null if it has not just failed. */
export function secondsOfOutage(): number | null {
  const failedAt = shared.databaseFailedAt ?? Number.NEGATIVE_INFINITY;
  const left = failedAt + timeouts.outageMs - performance.now();
  return left > 0 ? Math.ceil(left / 1000) : null;
}
