/**
 * How long each part of the site waits before it continues without a result or tries again, in milliseconds. Durations that
 * TikTok or a standard defines, such as the lifetimes of tokens, are elsewhere.
 */
const DEFAULTS = {
  /** A call to TikTok that reads or revokes, for the answer. */
  callMs: 5_000,
  /**
   * A call to TikTok for tokens, for the answer. TikTok has used up the code or the refresh token by the time it answers.
   * Giving up earlier would lose the sign-in or the grant.
   */
  tokenMs: 30_000,
  /** A page, for new tokens. The refresh continues without it, and the next request finds the result. */
  pageMs: 5_000,
  /** An export, for all pages of videos; and before, for the calls that it takes. */
  exportMs: 20_000,
  /** A user who has used up what a user may do in a minute (calls to TikTok, exports, refreshes), for the next one. */
  userLimitMs: 60_000,
  /**
   * A process that needs new tokens, for another one that refreshes them. Longer than `tokenMs`, so that a process that
   * takes over does not meet the first call.
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
  /** The first view in development, for the past of the emulator's account. */
  pastMs: 5_000,
};

/** How long this site waits, in milliseconds. */
export type Timeouts = Readonly<Record<keyof typeof DEFAULTS, number>>;

// Only a module that Node loads before the site can set it (tests/support/changed-timeouts.mjs).
const OVERRIDES = Symbol.for("site.timeouts");

const { [OVERRIDES]: overrides } = globalThis as { [OVERRIDES]?: Partial<Timeouts> };

/** The waits of this process. */
export const timeouts: Timeouts = { ...DEFAULTS, ...overrides };
