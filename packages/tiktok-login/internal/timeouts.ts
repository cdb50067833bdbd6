const DEFAULTS = {
  /** A page, for new tokens. The refresh continues without it, and the next request finds the result. */
  pageMs: 5_000,
  /** A user who has used up the calls to TikTok that a user may cause in a minute, for the next one. */
  userLimitMs: 60_000,
  /**
   * A process that needs new tokens, for another one that refreshes them. Longer than the client waits for tokens, so that a process that
   * takes over does not meet the first call to TikTok.
   */
  leaseMs: 35_000,
  /** A grant whose refresh has failed, for the next refresh. Doubles with every further failure. */
  retryMs: 1_000,
  /** The same, however many refreshes have failed, or after TikTok's refusal. */
  longestRetryMs: 60_000,
  /** A visitor whose refresh TikTok refused, for the redirect that asks for the page once more. */
  repeatMs: 1_000,
  /** A query, for a connection to the database. */
  connectMs: 3_000,
  /** A query, for the result. */
  queryMs: 5_000,
  /** A query on a connection that was idle, for any answer, before the connection counts as lost and another is taken. */
  lostMs: 1_500,
  /** A connection to the database, for the next query, before it is closed. */
  idleMs: 5_000,
  /** The pages, for a database that has failed. Middleware answers for them, and then one of them tries again. */
  outageMs: 5_000,
};

/** How long sessions and stores wait before they continue without a result or try again, in milliseconds. */
export type Timeouts = Readonly<Record<keyof typeof DEFAULTS, number>>;

/** The timeouts of a login. @param changes those that are not the usual ones */
export const timeoutsWith = (changes: Partial<Timeouts> = {}): Timeouts => ({
  ...DEFAULTS,
  ...changes,
});
