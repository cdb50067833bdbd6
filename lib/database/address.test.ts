import { expect, it } from "vitest";
import { parseDatabaseUrl } from "@/lib/database/address";

it.each([
  ["postgres://u:p@host:5432/db?sslmode=verify-full", "server"],
  ["postgresql://host/db", "server"],
  ["pglite:.data/db", "embedded"],
])("reads %s as %s", (value, kind) => {
  expect(parseDatabaseUrl(value)).toMatchObject({ kind });
});

it.each(["", "pglite:", "mysql://u:hunter2@host/db", "host/db", "postgres:hunter2", "postgres://"])(
  "refuses %j without repeating it",
  (value) => {
    expect(() => parseDatabaseUrl(value)).toThrow(/^DATABASE_URL must/);
    expect(() => parseDatabaseUrl(value)).not.toThrow(/hunter2/);
  },
);
