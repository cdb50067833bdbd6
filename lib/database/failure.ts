/** A failure of the database, for a log line or a person who runs the site. */
export interface DatabaseFailure {
  /** PostgreSQL's or Node's code, or a word of our own such as "timeout". */
  code: string;
  /** What is wrong and what to do, without any value of a query and without the password. */
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

const START = "Check that the server runs, and the host and port in DATABASE_URL.";
const MIGRATE = "Run npm run db:migrate.";
const UNTRUSTED =
  "Node does not trust the certificate of the PostgreSQL server. Name the file with its CA in DATABASE_URL: ?sslmode=verify-full&sslrootcert=/path/to/ca.pem";
const NO_SCHEMA = `The database has no tables of this site, or old ones. ${MIGRATE}`;
const BROKEN = "The connection to the PostgreSQL server broke.";
const UNREACHABLE = `The network has no way to the PostgreSQL server. ${START}`;
const UNKNOWN_HOST = "The host in DATABASE_URL is unknown. Check its spelling and your network.";
const BUSY = "PostgreSQL has no connection left. Use a pooler, or raise max_connections.";
const STOPPING = "PostgreSQL is starting or stopping. Try again in a moment.";
const TOO_LONG = "PostgreSQL took too long to answer a query.";

/** @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
const SENTENCES: Record<string, string> = {
  ECONNREFUSED: `The PostgreSQL server refuses connections. ${START}`,
  ENOTFOUND: UNKNOWN_HOST,
  EAI_AGAIN: UNKNOWN_HOST,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  ETIMEDOUT: `The PostgreSQL server does not answer. ${START}`,
  ECONNRESET: BROKEN,
  EPIPE: BROKEN,
  ENOENT: "DATABASE_URL names a file that does not exist, such as the one in sslrootcert.",
  EACCES: "This user may not read or write a file or folder that DATABASE_URL names.",
  ENOSPC: "The disk is full.",
  ERR_INVALID_URL: "DATABASE_URL is not a valid URL. Encode special characters in its password.",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  CERT_HAS_EXPIRED: "The certificate of the PostgreSQL server has expired.",
  ERR_TLS_CERT_ALTNAME_INVALID:
    "The certificate of the PostgreSQL server is for another host. Use the host that it names in DATABASE_URL.",
  "28P01": "PostgreSQL refuses the user name or the password in DATABASE_URL.",
  "28000":
    "PostgreSQL refuses this user, or a connection without TLS. Check the user in DATABASE_URL, and add ?sslmode=verify-full if the server requires TLS.",
  "25006": "This PostgreSQL server is read-only. Put the address of the primary in DATABASE_URL.",
  "42P01": NO_SCHEMA,
  "42703": NO_SCHEMA,
  "3F000": NO_SCHEMA,
  "53100": "The disk of the PostgreSQL server is full.",
  "53300": BUSY,
  "57P01": STOPPING,
  "57P02": STOPPING,
  "57P03": STOPPING,
  "57014": TOO_LONG,
  "55P03": "Another process holds a lock in the database for too long.",
};

// What pg and PGlite report without a code.
const WITHOUT_CODE: [RegExp, string, string][] = [
  [/due to connection timeout/, "timeout", `The PostgreSQL server does not answer. ${START}`],
  [/timeout exceeded when trying to connect/, "pool_timeout", BUSY],
  [/query read timeout/i, "query_timeout", TOO_LONG],
  [/connection terminated|client was closed/i, "connection_closed", BROKEN],
  [
    /does not support SSL/,
    "no_tls",
    "The PostgreSQL server offers no TLS, but DATABASE_URL asks for it with sslmode. Turn TLS on, or remove sslmode on your own machine.",
  ],
  [
    /password must be a string/,
    "no_password",
    "DATABASE_URL has no password, but PostgreSQL asks for one.",
  ],
  [
    /^Aborted\(/,
    "pglite_aborted",
    "The embedded database could not be opened, because its files are damaged or are not PGlite's. Delete the folder in DATABASE_URL to begin anew.",
  ],
];

/**
 * Explains why the database could not be used. The messages of Drizzle contain the parameters of the query, so they
 * are never repeated.
 */
export function describeDatabaseFailure(error: unknown): DatabaseFailure {
  const chain = causesOf(error);
  for (const cause of chain) {
    const failure = recognize(cause);
    if (failure) return failure;
  }
  const code = chain.map(codeOf).findLast(Boolean);
  if (code) return { code, sentence: `The database failed with the error ${code}.` };
  return { code: "unknown", sentence: "The database failed for an unknown reason." };
}

function recognize(error: Error): DatabaseFailure | undefined {
  const code = codeOf(error);
  if (code && error.name === "DatabaseProblem") return { code, sentence: error.message };
  const sentence = code && (SENTENCES[code] ?? withName(code, error.message));
  if (sentence) return { code, sentence };
  if (code) return undefined;
  const match = WITHOUT_CODE.find(([message]) => message.test(error.message));
  return match && { code: match[1], sentence: match[2] };
}

// These messages of PostgreSQL name a database, a schema or a table, and never a value.
function withName(code: string, message: string): string | undefined {
  if (code === "3D000") {
    const name = /["»“]([\w-]+)["«”]/.exec(message)?.[1] ?? "name";
    return `The database in DATABASE_URL does not exist. Create it with: CREATE DATABASE "${name}";`;
  }
  if (code === "42501") {
    return `The user in DATABASE_URL lacks a permission (${message}). To migrate, it must own the database, or have CREATE on the database and on its schema public.`;
  }
  if (code === "42P07") {
    return `The database has a table that another program made (${message}). Use a database of its own for this site.`;
  }
  return undefined;
}

function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** An error and what caused it, from the outside in. Auth.js puts the cause into `cause.err`. */
function causesOf(error: unknown): Error[] {
  const chain: Error[] = [];
  let next = error;
  while (next instanceof Error && !chain.includes(next)) {
    chain.push(next);
    const { cause } = next;
    next = cause instanceof Error ? cause : (cause as { err?: unknown } | undefined)?.err;
  }
  return chain;
}
