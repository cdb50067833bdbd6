import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, it } from "vitest";
import { parseDatabaseUrl } from "@/lib/database/address";
import { openDatabase } from "@/lib/database/connection";
import { DatabaseProblem, describeDatabaseFailure } from "@/lib/database/failure";
import { user } from "@/lib/database/schema";

const withCode = (code: string, message = "a message") =>
  Object.assign(new Error(message), { code });

/** As Drizzle throws it. */
const failed = (cause: Error) => new DrizzleQueryError("select $1", ["parameter"], cause);

it.each([
  [withCode("ECONNREFUSED"), "ECONNREFUSED", /refuses connections/],
  [withCode("ENOTFOUND"), "ENOTFOUND", /host in DATABASE_URL is unknown/],
  [new Error("Connection terminated due to connection timeout"), "timeout", /does not answer/],
  [new Error("timeout exceeded when trying to connect"), "pool_timeout", /no connection left/],
  [new Error("Query read timeout"), "query_timeout", /too long/],
  [new Error("The server does not support SSL connections"), "no_tls", /offers no TLS/],
  [withCode("SELF_SIGNED_CERT_IN_CHAIN"), "SELF_SIGNED_CERT_IN_CHAIN", /sslrootcert/],
  [withCode("28P01"), "28P01", /user name or the password/],
  [withCode("42P01"), "42P01", /npm run db:migrate/],
  [withCode("53300"), "53300", /no connection left/],
  [withCode("42501", "permission denied for schema public"), "42501", /denied for schema public/],
  [withCode("3D000", 'database "tiktok" does not exist'), "3D000", /CREATE DATABASE "tiktok";/],
  [withCode("3D000", "Datenbank »tiktok« existiert nicht"), "3D000", /CREATE DATABASE "tiktok";/],
  [withCode("08P01", "server login failed: FATAL"), "08P01", /login failed: FATAL/],
  [withCode("22P02", "invalid input: 'parameter'"), "22P02", /failed with the error 22P02/],
  [new Error("Aborted(). Build with -sASSERTIONS"), "pglite_aborted", /files are damaged/],
  [new TypeError("something else"), "unknown", /unknown reason/],
])("explains %s", (cause, code, sentence) => {
  for (const error of [cause, failed(cause), new Error("Auth.js", { cause: { err: cause } })]) {
    expect(describeDatabaseFailure(error)).toMatchObject({ code });
    expect(describeDatabaseFailure(error).sentence).toMatch(sentence);
    expect(describeDatabaseFailure(error).sentence).not.toContain("parameter");
  }
});

it("repeats the sentence of a problem that this code found", () => {
  const problem = new DatabaseProblem("in_use", "The folder is in use.");
  const expected = { code: "in_use", sentence: "The folder is in use." };
  expect(describeDatabaseFailure(problem)).toEqual(expected);
  try {
    parseDatabaseUrl("nonsense");
  } catch (error) {
    expect(describeDatabaseFailure(error).sentence).toMatch(/^DATABASE_URL must begin/);
  }
  expect.hasAssertions();
});

it.each([undefined, null, "text", Object.assign(new Error("loop"), { code: 5 })])(
  "takes anything that was thrown: %s",
  (thrown) => expect(describeDatabaseFailure(thrown).code).toBe("unknown"),
);

it("explains a server that nothing listens on", async () => {
  // Nothing listens on port 1.
  const { database, close } = await openDatabase("postgres://user:hunter2@localhost:1/name");
  const thrown = await database
    .select()
    .from(user)
    .catch((error: unknown) => error);
  await close();
  expect(describeDatabaseFailure(thrown)).toMatchObject({ code: "ECONNREFUSED" });
});
