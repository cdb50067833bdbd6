import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

it("does not check what the last npm run dev left about pages that are gone", () => {
  const folder = mkdtempSync(join(tmpdir(), "tsconfig-"));
  cpSync("tsconfig.json", join(folder, "tsconfig.json"));
  for (const file of ["app/page.ts", ".next/types/validator.ts", ".next/dev/types/validator.ts"]) {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), "export {};\n");
  }
  const { config } = ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile);
  const { fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const files = fileNames.map((file) => relative(folder, file)).sort();
  expect(files).toEqual([".next/types/validator.ts", "app/page.ts"]);
});
