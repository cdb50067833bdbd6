import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const folder = dirname(fileURLToPath(import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
);

it.each([
  ["the site's modules", /from "@\/|import\("@\//],
  ["the environment", /process\.env/],
  ["directives of React", /^"use (client|server)"/m],
  ["server-only, which stops every script", /"server-only"/],
  // Middleware loads whatever is imported at the top.
  ["values of Auth.js", /^import (?!type )[^;]*"(next-auth|@auth\/)/m],
  ["a database", /"(drizzle-orm|pg)[/"]/],
])("no file knows %s", (_, forbidden) => {
  expect(files.length).toBeGreaterThan(30);
  const guilty = files.filter((file) => forbidden.test(readFileSync(`${folder}/${file}`, "utf8")));
  expect(guilty).toEqual([]);
});
