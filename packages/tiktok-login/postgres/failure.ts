/** A failure of the database, for a log line or a person who runs the site. */
export interface DatabaseFailure {
  /** PostgreSQL's or Node's code, or "unknown". */
  code: string;
  /** What is wrong, without any value of a query and without the password. */
  sentence: string;
  /** Whether it says that no one can use the database now, and not only this query. */
  isOutage: boolean;
}

/** A failure that this code finds by itself; its message is the sentence. */
export class DatabaseProblem extends Error {
  // Compared instead of the class, which exists once in each of Next's bundles.
  override readonly name = "DatabaseProblem";
  readonly code: string;
  readonly isOutage: boolean;

  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "DatabaseProblem";
  }

  constructor(code: string, sentence: string, { isOutage = saysOutage(code, sentence) } = {}) {
    super(sentence);
    this.code = code;
    this.isOutage = isOutage;
  }
}

/** Explains why the database could not be used: a sentence of our own, or else the driver's. */
export function describeDatabaseFailure(error: unknown): DatabaseFailure {
  // Drizzle's own message has the query and its parameters.
  const isDrizzle = error instanceof Error && "query" in error;
  const cause = isDrizzle ? error.cause : error;
  if (!(cause instanceof Error)) {
    const sentence = "The database failed for an unknown reason.";
    return { code: "unknown", sentence, isOutage: false };
  }
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : "unknown";
  const isOwn = cause.name === "DatabaseProblem";
  const sentence = (!isOwn && knownSentence(code, cause.message)) || cause.message || code;
  const isOutage = "isOutage" in cause ? cause.isOutage === true : saysOutage(code, cause.message);
  return { code, sentence, isOutage };
}

// One odd value, one slow query or one full table must not take the pages from everyone.
const OUTAGES = [
  // The connection, the server's end or its start, too many connections.
  /^(08...|57P0.|53300)$/,
  // The network, in Node's words.
  /^E(?!RR_)[A-Z]+(_AGAIN)?$/,
  // Missing or old tables, which fail every query, and what this code finds before the first one.
  /^(42P01|42703|3F000|schema_missing|schema_outdated|address|old_server)$/,
];
// The driver's own failures have no code.
const LOST = /^(Connection terminated|Client (has|was) )/;
/** What the driver says when all connections of the pool are in use for too long: the server is there. */
export const POOL_IS_BUSY = "timeout exceeded when trying to connect";

const saysOutage = (code: string, message: string) =>
  OUTAGES.some((one) => one.test(code)) || (code === "unknown" && LOST.test(message));

/** @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
function knownSentence(code: string, message: string): string | undefined {
  if (code === "ECONNREFUSED")
    return "The PostgreSQL server refuses connections. Check that the server runs, and the host and port in DATABASE_URL.";
  if (/CERT|VERIFY_LEAF|SSL|TLS/.test(code === "unknown" ? message : code))
    return `TLS with the PostgreSQL server failed (${message}). Name the file with its CA in DATABASE_URL: ?sslmode=verify-full&sslrootcert=/path/to/ca.pem. Without TLS there, remove sslmode.`;
  if (["42P01", "42703", "3F000"].includes(code))
    return "The database has no tables of this site, or old ones. Run npm run db:migrate.";
  // PostgreSQL's own message would repeat the value.
  if (code.startsWith("22")) return `A value in a query is not valid (${code}).`;
  return undefined;
}
