/** A failure of the database, for a log line or a person who runs the site. */
export interface DatabaseFailure {
  /** PostgreSQL's or Node's code, or "unknown". */
  code: string;
  /** What is wrong, without any value of a query and without the password. */
  sentence: string;
}

/** A failure that this code finds by itself; its message is the sentence. */
export class DatabaseProblem extends Error {
  // Compared instead of the class, which exists once in each of Next's bundles.
  override readonly name = "DatabaseProblem";
  readonly code: string;

  constructor(code: string, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

/** Explains why the database could not be used: a sentence of our own, or else the driver's. */
export function describeDatabaseFailure(error: unknown): DatabaseFailure {
  // Drizzle's own message has the query and its parameters.
  const isDrizzle = error instanceof Error && "query" in error;
  const cause = isDrizzle ? error.cause : error;
  if (!(cause instanceof Error))
    return { code: "unknown", sentence: "The database failed for an unknown reason." };
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : "unknown";
  const isOwn = cause.name === "DatabaseProblem";
  const sentence = (!isOwn && knownSentence(code, cause.message)) || cause.message || code;
  return { code, sentence };
}

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
