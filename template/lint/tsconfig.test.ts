import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, normalize } from "node:path";
import { expect, it } from "vitest";

it("does not check what the last npm run dev left about pages that are gone", () => {
  const folder = mkdtempSync(join(tmpdir(), "tsconfig-"));
  cpSync("tsconfig.json", join(folder, "tsconfig.json"));
  for (const file of ["app/page.ts", ".next/types/validator.ts", ".next/dev/types/validator.ts"]) {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), "export {};\n");
  }
  const compiler = ["node_modules/typescript/bin/tsc", "--showConfig", "--project", folder];
  const { files } = JSON.parse(execFileSync(process.execPath, compiler, { encoding: "utf8" }));
  expect(files.map(normalize).sort()).toEqual([".next/types/validator.ts", "app/page.ts"]);
});
