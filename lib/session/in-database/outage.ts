// How long middleware answers for the pages after the database has failed. Then one of them tries again.
const PAUSE_MS = 5_000;

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
  const ago = performance.now() - (shared.databaseFailedAt ?? Number.NEGATIVE_INFINITY);
  return ago < PAUSE_MS ? Math.ceil((PAUSE_MS - ago) / 1000) : null;
}
