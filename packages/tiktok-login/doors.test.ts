import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = dirname(fileURLToPath(import.meta.url));

interface Import {
  /** What is imported: a folder of this package, or another package. */
  from: string;
  /** Whether it is loaded with the file: neither a type nor behind `import()`. */
  isLoaded: boolean;
}

const STATEMENT = /^(import|export)( type)? [^;"]*?from "([^"]+)"|\bimport\("([^"]+)"\)/gm;

/** What a file imports from outside its own folder. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(STATEMENT)].flatMap(([, , type, named, lazy]) => {
    const module = named ?? lazy ?? "";
    const isLoaded = lazy === undefined && type === undefined;
    const from = module.startsWith(".")
      ? join(dirname(file), module).split("/")[0]
      : module.replace(/^((@[^/]+\/)?[^/]+).*/, "$1").replace(/^node:.*/, "node");
    return from === file.split("/")[0] ? [] : [{ from: from ?? "", isLoaded }];
  });
}

/** The other packages that are loaded with a file. */
function packagesWith(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(join(root, file), "utf8");
  const loaded = [...text.matchAll(STATEMENT)].flatMap(([, , type, named]) =>
    named && !type ? [named] : [],
  );
  return loaded.flatMap((module) =>
    module.startsWith(".")
      ? packagesWith(`${join(dirname(file), module)}.ts`, seen)
      : [module.replace(/^node:.*/, "node").replace(/\/.*/, "")],
  );
}

const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`);

/** What each folder may load, and what it may use besides: as a type, or once it is needed. */
const RULES: Record<string, { loads: string[]; uses?: string[] }> = {
  client: { loads: ["zod", "node"] },
  internal: { loads: ["node"] },
  authjs: { loads: ["client", "internal", "next-auth"] },
  // Middleware loads whatever stands at the top of these files.
  next: {
    loads: ["client", "internal", "next", "react", "jose", "lru-cache", "zod", "node"],
    uses: ["authjs", "next-auth"],
  },
  postgres: {
    loads: [
      "client",
      "internal",
      "next",
      "drizzle-orm",
      "@auth/drizzle-adapter",
      "rate-limiter-flexible",
      "zod",
      "node",
    ],
    uses: ["authjs", "next-auth", "pg"],
  },
};

describe.each(Object.entries(RULES))("%s/", (folder, { loads, uses = [] }) => {
  const files = filesIn(folder);

  it("imports nothing but what its door may", () => {
    expect(files.length).toBeGreaterThan(2);
    const broken = files.flatMap((file) =>
      importsOf(file)
        .filter(({ from, isLoaded }) => !loads.includes(from) && (isLoaded || !uses.includes(from)))
        .map(({ from }) => `${file}: ${from}`),
    );
    expect(broken).toEqual([]);
  });

  it.each([
    ["the environment", /process\.env/],
    ["directives of React", /^"use (client|server)"/m],
    ["server-only, which stops every script", /"server-only"/],
    ["extensions in imports, which not every tsconfig allows", /from "\.[^"]+\.tsx?"/],
  ])("has nothing of %s", (_, forbidden) => {
    const text = (file: string) => readFileSync(join(root, file), "utf8");
    expect(files.filter((file) => forbidden.test(text(file)))).toEqual([]);
  });
});

it.each([
  ["client/index.ts", ["node", "zod"]],
  ["next/index.ts", ["jose", "lru-cache", "next", "node", "react", "zod"]],
  // Of Drizzle and the driver, nothing before the first query.
  ["postgres/store.ts", ["jose", "lru-cache", "next", "node", "react", "zod"]],
  ["postgres/database.ts", ["next", "node"]],
])("%s loads %o", (file, expected) => {
  expect([...new Set(packagesWith(file))].sort()).toEqual(expected);
});
