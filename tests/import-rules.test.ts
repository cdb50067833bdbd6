import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

const REFUSED = [
  ["components/ui/a.tsx", "@/app/page"],
  ["components/ui/b.tsx", "../../app/page"],
  ["lib/account/a.ts", "@/components/ui/button"],
  ["lib/account/b.ts", "../session/grant"],
  ["lib/session/a.ts", "@/lib/account/profile"],
  ["lib/session/b.ts", "@/auth"],
  ["lib/tiktok/a.ts", "@/lib/session/grant"],
  ["lib/tiktok/b.ts", "../session/grant"],
  ["lib/a.ts", "@/lib/tiktok/errors"],
  ["lib/b.ts", "@/components/ui/button"],
  ["app/a.ts", "@/emulator/start"],
  ["app/b.ts", "@/lib/database/schema"],
  ["app/dashboard/a.tsx", "../../emulator/start"],
  ["app/dashboard/b.tsx", "../../lib/routes"],
  ["emulator/state/a.ts", "../../lib/env"],
  ["emulator/a.ts", "@/lib/env"],
  ["scripts/a.ts", "../tests/support/servers"],
] as const;

const ALLOWED = [
  ["app/c.ts", "@/components/ui/button"],
  ["components/dashboard/c.tsx", "@/lib/account/profile"],
  ["lib/account/c.ts", "@/lib/session/grant"],
  ["lib/session/c.ts", "@/lib/tiktok/errors"],
  ["lib/tiktok/c.ts", "@/lib/env"],
  ["lib/c.ts", "@/lib/env"],
  ["emulator/tiktok/c.ts", "../state/state"],
  ["scripts/c.ts", "../emulator/start"],
  ["tests/support/c.ts", "../../scripts/browser"],
  ["lib/session/c.test.ts", "@/tests/support/sample-grant"],
] as const;

const READERS_OF_ENV = [
  "app/secret.ts",
  "components/ui/secret.ts",
  "lib/session/secret.ts",
  "emulator/state/secret.ts",
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
  for (const [path, module] of [...REFUSED, ...ALLOWED])
    write(path, `import { x } from "${module}";\n\nexport const y = x;\n`);
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
  it.each(REFUSED)("refuses in %s an import of %s", (path) => {
    expect(broken.get(path)).toContain("noRestrictedImports");
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
