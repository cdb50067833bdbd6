import { DrizzleQueryError } from "drizzle-orm/errors";
import { describe, expect, it } from "vitest";
import { openDatabase, requireDatabaseUrl } from "./connection";
import { DatabaseProblem, describeDatabaseFailure } from "./failure";
import { user } from "./tables";

const withCode = (code: string, message = "a message") =>
  Object.assign(new Error(message), { code });

/** As Drizzle throws it. */
const failed = (cause: Error) => new DrizzleQueryError("select $1", ["parameter"], cause);

it.each([
  [withCode("ECONNREFUSED", ""), "ECONNREFUSED", /refuses connections/],
  [withCode("ENOTFOUND", "getaddrinfo ENOTFOUND db"), "ENOTFOUND", /^getaddrinfo ENOTFOUND db$/],
  [withCode("ETIMEDOUT", ""), "ETIMEDOUT", /^ETIMEDOUT$/],
  [new Error("Query read timeout"), "unknown", /^Query read timeout$/],
  [new Error("The server does not support SSL connections"), "unknown", /TLS.*remove sslmode/],
  [withCode("SELF_SIGNED_CERT_IN_CHAIN"), "SELF_SIGNED_CERT_IN_CHAIN", /sslrootcert/],
  [withCode("42P01"), "42P01", /npm run db:migrate/],
  [withCode("42703"), "42703", /npm run db:migrate/],
  [withCode("42501", "permission denied for schema public"), "42501", /denied for schema public/],
  [withCode("22P02", "invalid input: 'parameter'"), "22P02", /^A value in a query is not valid/],
  [
    Object.assign(withCode("23505", "duplicate key"), { detail: "Key (id)=(parameter) exists." }),
    "23505",
    /^duplicate key$/,
  ],
])("explains %s", (cause, code, sentence) => {
  for (const error of [cause, failed(cause)]) {
    expect(describeDatabaseFailure(error)).toMatchObject({ code });
    expect(describeDatabaseFailure(error).sentence).toMatch(sentence);
    expect(describeDatabaseFailure(error).sentence).not.toContain("parameter");
  }
});

it("repeats the sentence of a problem that this code found", () => {
  const problem = new DatabaseProblem("in_use", "The folder is in use.");
  const expected = { code: "in_use", sentence: "The folder is in use." };
  expect(describeDatabaseFailure(problem)).toMatchObject(expected);
  try {
    requireDatabaseUrl("nonsense");
  } catch (error) {
    expect(describeDatabaseFailure(error).sentence).toMatch(/^DATABASE_URL must begin/);
  }
  expect.hasAssertions();
});

describe("an outage", () => {
  it.each([
    ...["08000", "08001", "08003", "08004", "08006", "08P01"],
    ...["57P01", "57P02", "57P03", "57P04", "57P05", "53300"],
    ...["ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE", "ETIMEDOUT", "ENOTFOUND"],
    ...["EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN", "ENETDOWN"],
    // Every query fails without the tables.
    ...["42P01", "42703", "3F000"],
  ])("is what the code %s says", (code) => {
    const error = withCode(code);
    for (const one of [error, failed(error)])
      expect(describeDatabaseFailure(one).isOutage).toBe(true);
  });

  it.each([
    "Connection terminated",
    "Connection terminated unexpectedly",
    "Connection terminated due to connection timeout",
    "Client has encountered a connection error and is not queryable",
    "Client was closed and is not queryable",
  ])("is what the driver means by %s", (message) =>
    expect(describeDatabaseFailure(failed(new Error(message))).isOutage).toBe(true),
  );

  it.each([
    // One class of PostgreSQL after the other: https://www.postgresql.org/docs/current/errcodes-appendix.html
    ...["03000", "0A000", "0B000", "0F001", "0L000", "0P000", "0Z002", "20000", "21000"],
    ...["22001", "22003", "22021", "22P02", "22P05", "23502", "23505", "23514", "24000"],
    ...["25001", "25006", "25P02", "25P03", "25P04", "26000", "27000", "2B000", "2D000", "2F005"],
    ...["34000", "38000", "39000", "3B001", "40001", "40P01", "42501", "42601", "42804", "42P10"],
    ...["44000", "53000", "53100", "53200", "53400", "54000", "54001", "54011", "54023"],
    ...["55000", "55006", "55P03", "57000", "57014", "58000", "58030", "72000"],
    ...["F0000", "HV000", "P0001", "XX000", "XX001", "XX002"],
    // What Node says about a value, and what this code found by itself.
    ...["ERR_INVALID_ARG_TYPE", "ERR_STRING_TOO_LONG", "ERR_OUT_OF_RANGE", "connection_lost"],
  ])("is not what the code %s says", (code) => {
    expect(describeDatabaseFailure(failed(withCode(code))).isOutage).toBe(false);
  });

  it.each([new TypeError("x is not a function"), new Error("Query read timeout"), undefined, "x"])(
    "is not %s",
    (thrown) => expect(describeDatabaseFailure(thrown).isOutage).toBe(false),
  );

  it("is a server to which no one can connect, whatever it says", () => {
    const problem = new DatabaseProblem("28P01", "password authentication failed", {
      isOutage: true,
    });
    expect(describeDatabaseFailure(failed(problem)).isOutage).toBe(true);
  });
});

it("repeats nothing of a query that failed without a reason", () => {
  const error = new DrizzleQueryError("select $1", ["parameter"]);
  expect(describeDatabaseFailure(error).sentence).toMatch(/unknown reason/);
});

it.each([undefined, null, "text", Object.assign(new Error("loop"), { code: 5 })])(
  "takes anything that was thrown: %s",
  (thrown) => expect(describeDatabaseFailure(thrown).code).toBe("unknown"),
);

it("explains a server that nothing listens on", async () => {
  // Nothing listens on port 1.
  const { connection, close } = await openDatabase("postgres://user:hunter2@localhost:1/name");
  const thrown = await connection
    .select()
    .from(user)
    .catch((error: unknown) => error);
  await close();
  expect(describeDatabaseFailure(thrown)).toMatchObject({ code: "ECONNREFUSED", isOutage: true });
});
