import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkHiddenValues } from "./hidden-values";

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "env-files-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

it("finds a value that another file hides, without repeating either", () => {
  const folder = folderWith({
    ".env.development.local": "AUTH_SECRET=generated-value\n",
    ".env.local": "AUTH_SECRET=chosen-value\nAUTH_TIKTOK_ID=key\n",
  });
  const findings = checkHiddenValues(false, folder);
  expect(findings).toMatchObject([
    {
      level: "warning",
      about: "AUTH_SECRET",
      what: "in .env.local is not used, because .env.development.local has another value.",
    },
  ]);
  expect(JSON.stringify(findings)).not.toMatch(/generated-value|chosen-value/);
  expect(checkHiddenValues(true, folder)).toEqual([]);
});

it("finds a value that an empty one hides", () => {
  const folder = folderWith({ ".env.local": "AUTH_URL=\n", ".env": "AUTH_URL=https://a.example" });
  expect(checkHiddenValues(true, folder)).toHaveLength(1);
});

it.each([
  [
    "equal values",
    { ".env.local": 'AUTH_URL="https://a.example"', ".env": "AUTH_URL=https://a.example" },
  ],
  [
    "an empty value behind another",
    { ".env.local": "AUTH_URL=https://a.example", ".env": "AUTH_URL=" },
  ],
  ["other variables", { ".env.local": "SOMETHING=1", ".env": "SOMETHING=2" }],
  ["no files", {}],
])("finds nothing with %s", (_, files) => {
  expect(checkHiddenValues(true, folderWith(files))).toEqual([]);
});
