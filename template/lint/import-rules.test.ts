import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

const NOT_APP_CODE = [
  ...["@/packages/tiktok-emulator/start", "tiktok-login-emulator", "@/template/bench/main"],
  ...["@/packages/tiktok-login/next/grant", "./packages/tiktok-login/next/grant"],
  ...["@/scripts/browser", "@/tests/support/servers"],
];
const DATABASE = "@/lib/database/schema";
const PAGE = "@/app/page";
const BUTTON = "@/components/ui/button";
const ACCOUNT = "@/lib/account/profile";

/** Every import that biome.json refuses, by folder or file. */
const REFUSED_IN: Record<string, string[]> = {
  "app/": ["../lib/routes", "../packages/tiktok-emulator/start", ...NOT_APP_CODE, DATABASE],
  "auth.ts": NOT_APP_CODE,
  "middleware.ts": NOT_APP_CODE,
  "instrumentation.ts": NOT_APP_CODE,
  "components/ui/": ["../../app/page", ...NOT_APP_CODE, DATABASE, PAGE],
  "lib/account/": ["../env", ...NOT_APP_CODE, PAGE, BUTTON, "@/auth"],
  "lib/history/": ["../env", ...NOT_APP_CODE, PAGE, BUTTON, "@/auth"],
  "packages/tiktok-login/next/": [
    ...["@/packages/tiktok-login/next/grant", "tiktok-login-emulator", "@/lib/env", "@/auth"],
    ...["@/tests/support/servers", "tiktok-login", "tiktok-login/next"],
  ],
  "packages/tiktok-login/postgres/": ["@/lib/database/schema", "tiktok-login/next"],
  "packages/tiktok-login/client/": ["../next/grant", "@/lib/env"],
  "packages/tiktok-login/authjs/": ["../next/grant", "@/lib/env", "../postgres/tables"],
  "lib/": [...["../auth", ...NOT_APP_CODE, DATABASE, PAGE, BUTTON, "@/auth", ACCOUNT]],
  "packages/tiktok-emulator/": [
    ...["@/auth", "@/lib/env", "../../app/page", "../../components/ui/button", "../../lib/env"],
    ...["../../scripts/browser", "../../tests/support/servers"],
  ],
  "packages/tiktok-emulator/state/": ["../../../lib/env"],
  "scripts/": [
    ...["@/tests/support/servers", "../tests/support/servers", "../template/bench/main"],
    ...["@/packages/tiktok-emulator/start", "../packages/tiktok-emulator/start"],
  ],
  "tests/support/": [
    ...["@/template/support/page-weight", "../../template/support/page-weight"],
    "../../packages/tiktok-emulator/start",
  ],
  "template/soak/": ["@/packages/tiktok-emulator/start"],
};

/** A made-up file for each of them. Files at the root import everything that they may not. */
const REFUSED = Object.entries(REFUSED_IN).flatMap(([place, modules]) =>
  place.endsWith("/")
    ? modules.map((module, n) => ({ path: `${place}refused-${n}.ts`, modules: [module] }))
    : [{ path: place, modules }],
);

const ALLOWED = [
  ["app/c.ts", "@/components/ui/button"],
  ["components/dashboard/c.tsx", "@/lib/account/profile"],
  ["lib/account/c.ts", "tiktok-login/next"],
  ["lib/account/d.ts", "@/lib/history/history"],
  ["lib/history/c.ts", "@/lib/database/schema"],
  ["packages/tiktok-login/next/c.ts", "../client/errors"],
  ["packages/tiktok-login/client/c.ts", "./errors"],
  ["packages/tiktok-login/authjs/c.ts", "../client/errors"],
  ["lib/c.ts", "@/lib/env"],
  ["packages/tiktok-emulator/tiktok/c.ts", "../state/state"],
  ["scripts/c.ts", "tiktok-login-emulator"],
  ["tests/support/c.ts", "../../scripts/browser"],
  ["packages/tiktok-login/next/c.test.ts", "@/tests/support/sample-grant"],
  ["components/ui/c.test.tsx", "tiktok-login-emulator"],
] as const;

const READERS_OF_ENV = [
  "app/secret.ts",
  "components/ui/secret.ts",
  "packages/tiktok-login/next/secret.ts",
  "packages/tiktok-emulator/state/secret.ts",
] as const;

const SECRET = "export const secret = process.env.AUTH_SECRET;\n";

/** The rules that each made-up file breaks under this project's biome.json. */
let broken: Map<string, string[]>;

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), "import-rules-"));
  const config = { ...JSON.parse(readFileSync("biome.json", "utf8")), vcs: { enabled: false } };
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("biome.json", JSON.stringify(config));
  const importing = (module: string) => `export { x } from "${module}";\n`;
  for (const { path, modules } of REFUSED) write(path, modules.map(importing).join(""));
  for (const [path, module] of ALLOWED) write(path, importing(module));
  for (const path of [...READERS_OF_ENV, "lib/env.ts"]) write(path, SECRET);
  write("lib/cycle-a.ts", 'import type { B } from "./cycle-b";\n\nexport type A = B[];\n');
  write("lib/cycle-b.ts", 'import type { A } from "./cycle-a";\n\nexport type B = A[];\n');
  const biome = resolve("node_modules/@biomejs/biome/bin/biome");
  const words = [biome, "lint", "--reporter=json", "--max-diagnostics=none", "."];
  const { stdout } = spawnSync(process.execPath, words, { cwd: folder, encoding: "utf8" });
  broken = new Map();
  for (const { category, location } of JSON.parse(stdout).diagnostics) {
    const path: string = location.path?.file ?? location.path;
    broken.set(path, [...(broken.get(path) ?? []), category.split("/").at(-1)]);
  }
});

describe("the lint", () => {
  it.each(REFUSED)("refuses in $path an import of $modules", ({ path, modules }) => {
    expect(broken.get(path)).toEqual(modules.map(() => "noRestrictedImports"));
  });

  it.each(ALLOWED)("allows in %s an import of %s", (path) => {
    expect(broken.get(path)).toBeUndefined();
  });

  it.each(READERS_OF_ENV)("refuses process.env in %s", (path) => {
    expect(broken.get(path)).toContain("noProcessEnv");
  });

  it("allows process.env in lib/env.ts", () => {
    expect(broken.get("lib/env.ts")).toBeUndefined();
  });

  it("refuses import cycles, of types as well", () => {
    expect(broken.get("lib/cycle-a.ts")).toContain("noImportCycles");
  });
});
