import { expect, it } from "vitest";
import { addressToMigrate } from "./database-url";

const POOLED = "postgres://u:p@ep-cool-pooler.eu.example.com/site?sslmode=verify-full";
const DIRECT = "postgres://u:p@ep-cool.eu.example.com/site?sslmode=verify-full";

it.each([
  ["nothing", {}, undefined],
  ["an empty value", { DATABASE_URL: " " }, undefined],
  ["a value in quotation marks", { DATABASE_URL: ` "${DIRECT}" ` }, DIRECT],
  ["a pooler alone", { DATABASE_URL: POOLED }, POOLED],
  ["a pooler and its server", { DATABASE_URL: POOLED, DATABASE_URL_UNPOOLED: DIRECT }, DIRECT],
  [
    "another port for the same database",
    {
      DATABASE_URL: "postgres://localhost:6432/site",
      DATABASE_URL_UNPOOLED: "postgres://localhost:5432/site",
    },
    "postgres://localhost:5432/site",
  ],
  ["no DATABASE_URL", { DATABASE_URL_UNPOOLED: DIRECT }, undefined],
  [
    "an embedded database next to a server of a deployment",
    { DATABASE_URL: "pglite:.data/db", DATABASE_URL_UNPOOLED: DIRECT },
    "pglite:.data/db",
  ],
  [
    "another database on the same server",
    { DATABASE_URL: POOLED, DATABASE_URL_UNPOOLED: DIRECT.replace("/site", "/other") },
    POOLED,
  ],
])("migrates the database that DATABASE_URL names: %s", (_, variables, expected) => {
  expect(addressToMigrate(variables)).toBe(expected);
});
