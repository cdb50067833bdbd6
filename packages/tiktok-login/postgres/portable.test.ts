import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const folder = dirname(fileURLToPath(import.meta.url));
const files = readdirSync(folder).filter((file) => !/\.test\.ts$/.test(file));
const guilty = (forbidden: RegExp, some = files) =>
  some.filter((file) => forbidden.test(readFileSync(`${folder}/${file}`, "utf8")));

it.each([
  ["the site's modules", /from "@\/|import\("@\//],
  ["the environment", /process\.env/],
  ["server-only, which stops every script", /"server-only"/],
  ["the history", /stats_|history/i],
])("no file knows %s", (_, forbidden) => {
  expect(files.length).toBeGreaterThan(20);
  expect(guilty(forbidden)).toEqual([]);
});

it("loads neither Drizzle nor the driver nor Auth.js before the first query", () => {
  const light = ["auth.ts", "database.ts", "failure.ts", "keep-awake.ts", "store.ts", "token.ts"];
  expect(guilty(/^import (?!type )[^;]*"(drizzle-orm|pg|next-auth|@auth\/)/m, light)).toEqual([]);
  const relative = /^import (?!type )[^;]*"\.\/([\w-]+)"/gm;
  for (const file of light)
    for (const [, name] of readFileSync(`${folder}/${file}`, "utf8").matchAll(relative))
      expect(light).toContain(`${name}.ts`);
});
