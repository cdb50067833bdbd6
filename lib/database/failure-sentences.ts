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

/**
 * What the codes of Node and PostgreSQL mean for DATABASE_URL.
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export const SENTENCES: Record<string, string> = {
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
  EROFS: "The folder that DATABASE_URL names is read-only.",
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

/** What pg and PGlite report without a code: part of the message, a code of our own, and the sentence. */
export const WITHOUT_CODE: [RegExp, string, string][] = [
  [/due to connection timeout/, "timeout", `The PostgreSQL server does not answer. ${START}`],
  [/timeout exceeded when trying to connect/, "pool_timeout", BUSY],
  [/query read timeout/i, "query_timeout", TOO_LONG],
  [/connection terminated|client was closed|is not queryable/i, "connection_closed", BROKEN],
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
    /^Aborted\(|PGlite failed to initialize/,
    "pglite_aborted",
    "The embedded database could not be opened, because its files are damaged or are not PGlite's. Delete the folder in DATABASE_URL to begin anew.",
  ],
];
