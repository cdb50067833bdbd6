import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { diffOf, markdownFiles, reasonNotToChange } from "@/scripts/init/git";

let folder: string;
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
    cwd: folder,
  });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "init-git-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

it("changes only a folder under git, in which everything is committed", () => {
  expect(reasonNotToChange(folder)).toMatch(/^This folder is not under git.*git init/);
  git("init", "--quiet");
  for (const name of ["a.md", "b.txt"]) writeFileSync(join(folder, name), "1\n");
  expect(reasonNotToChange(folder)).toMatch(/not committed \(a\.md and 1 more\)/);
  git("add", "--all");
  git("commit", "--quiet", "--message", "Start");
  expect(reasonNotToChange(folder)).toBeNull();
  writeFileSync(join(folder, "a.md"), "2\n");
  expect(reasonNotToChange(folder)).toMatch(/not committed \(a\.md\)/);
  expect(markdownFiles(folder)).toEqual(["a.md"]);
});

it("shows what changes line by line, and what is removed by name", () => {
  const diff = diffOf(
    [
      { path: "docs/a.md", before: "one\ntwo\n", after: "one\n2\n" },
      { path: "gone.md", before: "long\n", after: null },
      { path: "new.md", before: null, after: "new\n" },
    ],
    false,
  );
  expect(diff).toContain("-two\n+2\n");
  expect(diff).toContain("deleted file");
  expect(diff).not.toContain("-long");
  expect(diff).toContain("+new\n");
});
