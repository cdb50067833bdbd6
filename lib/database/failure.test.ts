import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, it } from "vitest";
import { requireDatabaseUrl } from "@/lib/database/address";
import { openDatabase } from "@/lib/database/connection";
import { DatabaseProblem, describeDatabaseFailure } from "@/lib/database/failure";
import { user } from "@/lib/database/schema";

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
  expect(describeDatabaseFailure(problem)).toEqual(expected);
  try {
    requireDatabaseUrl("nonsense");
  } catch (error) {
    expect(describeDatabaseFailure(error).sentence).toMatch(/^DATABASE_URL must begin/);
  }
  expect.hasAssertions();
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
  const { database, close } = await openDatabase("postgres://user:hunter2@localhost:1/name");
  const thrown = await database
    .select()
    .from(user)
    .catch((error: unknown) => error);
  await close();
  expect(describeDatabaseFailure(thrown)).toMatchObject({ code: "ECONNREFUSED" });
});
