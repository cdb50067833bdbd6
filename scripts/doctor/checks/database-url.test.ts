import { expect, it } from "vitest";
import { checkDatabaseUrl } from "./database-url";

const check = (DATABASE_URL: string, variables = {}, isProduction = true) =>
  checkDatabaseUrl({ DATABASE_URL, ...variables }, isProduction);

it.each([
  "",
  "postgres://user:hunter2@db.example.com/site?sslmode=verify-full",
  "postgres://user:hunter2@db.example.com/site?ssl=true",
  "postgres://localhost:5432/site",
  "postgres://user@db/site",
  "postgresql://user@10.0.0.5/site",
  "postgres://[::1]/site",
])("finds nothing wrong with %s", (url) => expect(check(url)).toEqual([]));

it("accepts PGlite on a developer's machine only", () => {
  expect(check("pglite:.data/db", {}, false)).toMatchObject([{ level: "note" }]);
  expect(check("pglite:.data/db")).toMatchObject([{ level: "error" }]);
});

it("recommends a pooler on Vercel", () => {
  const direct = "postgres://u:p@ep-cool-1.eu.aws.neon.tech/site?sslmode=verify-full";
  const pooled = direct.replace("ep-cool-1", "ep-cool-1-pooler");
  expect(check(direct, { VERCEL: "1" })).toMatchObject([{ level: "note" }]);
  expect(check(pooled, { VERCEL: "1" })).toEqual([]);
  expect(check(direct)).toEqual([]);
});
