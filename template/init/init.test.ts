import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { site } from "@/lib/site";

const SLOW_MS = 60_000;
const ANSWERS = {
  name: 'Nora\'s "Room"',
  owner: "Backstage & Sons Ltd",
  contact: "privacy@backstage.example",
  repository: "acme/Backstage",
  address: "https://backstage.example",
  scopes: "user.info.basic,user.info.stats",
};
const FLAGS = Object.entries(ANSWERS).flatMap(([name, value]) => [`--${name}`, value]);

let folder: string;
const read = (path: string) => readFileSync(join(folder, path), "utf8");
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
    cwd: folder,
    encoding: "utf8",
  });
const commit = () => {
  git("add", "--all");
  git("commit", "--quiet", "--message", "Change");
};

/** Runs init in the copy. */
function init(...args: string[]) {
  const script = ["--import", "tsx", "scripts/init.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, script, {
    cwd: folder,
    encoding: "utf8",
    input: "",
  });
  return { status, output: stdout + stderr };
}

/** A copy of what is in git's index, committed. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "init-"));
  execFileSync("git", ["checkout-index", "--all", `--prefix=${folder}/`]);
  git("init", "--quiet");
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, ".git/info/exclude"), "node_modules\n");
  commit();
}, SLOW_MS);

afterEach(() => rmSync(folder, { recursive: true }));

it(
  "makes the template a site of one's own",
  () => {
    expect(init(...FLAGS, "--yes")).toMatchObject({ status: 0 });
    const today = new Date().toISOString().slice(0, 10);
    expect(JSON.parse(read("lib/site.json"))).toEqual({ ...ANSWERS, legalDate: today });
    const [manifest, lock] = ["package.json", "package-lock.json"].map((path) =>
      JSON.parse(read(path)),
    );
    expect([manifest.name, lock.name, lock.packages[""].name]).toEqual(Array(3).fill("backstage"));
    expect(manifest.repository).toBe("github:acme/Backstage");
    expect(read("README.md")).toMatch(/^# Nora's "Room"\n\n## Get started\n/);

    const tracked = git("ls-files").split("\n");
    const pages = tracked.filter(
      (path) => /\.(md|ya?ml)$/.test(path) && existsSync(join(folder, path)),
    );
    expect(pages.length).toBeGreaterThan(20);
    // The folder is gone, and with it its commands.
    for (const path of pages)
      expect(read(path), path).not.toMatch(
        /<!-- template|# template|\btemplate\/|--prefix template/,
      );
    for (const path of ["template", ".github/workflows/template.yml"])
      expect(existsSync(join(folder, path))).toBe(false);
    expect(read("CHANGELOG.md")).toBe("# Changelog\n\n## Unreleased\n");

    const old = [site.name, site.owner, site.contact, site.repository];
    for (const path of tracked.filter((path) => existsSync(join(folder, path)))) {
      const isText = /\.(json|md|mjs|tsx?|ya?ml)$|Dockerfile/.test(path);
      const left = isText ? old.filter((value) => read(path).includes(value)) : [];
      expect([path, left]).toEqual([path, []]);
    }
  },
  SLOW_MS,
);

it(
  "changes only what is said the second time",
  () => {
    init(...FLAGS, "--yes");
    const own = "# Changelog\n\n## 1.0.0\n";
    writeFileSync(join(folder, "CHANGELOG.md"), own);
    const dated = read("lib/site.json").replace(/"legalDate": ".*"/, '"legalDate": "2026-01-01"');
    writeFileSync(join(folder, "lib/site.json"), dated);
    commit();
    expect(init("--yes", "--address", "")).toMatchObject({ status: 0 });
    expect(git("diff", "--name-only")).toBe("lib/site.json\n");
    expect(JSON.parse(read("lib/site.json"))).toEqual({
      ...ANSWERS,
      address: "",
      legalDate: "2026-01-01",
    });
    commit();
    init("--yes", "--name", "Wings");
    expect(read("README.md")).toMatch(/^# Wings\n/);
    expect(read("CHANGELOG.md")).toBe(own);
    expect(JSON.parse(read("lib/site.json")).legalDate).not.toBe("2026-01-01");
  },
  SLOW_MS,
);

it(
  "writes nothing that it cannot use, and nothing over work that is not committed",
  () => {
    expect(init("--yes", "--contact", "me", "--address", "http://example.com")).toEqual({
      status: 1,
      output: expect.stringMatching(/^--contact: It must be .*\n--address: It must begin .*\n$/),
    });
    expect(init("--colour", "#000000").output).toContain("'--colour'");
    expect(init()).toMatchObject({
      status: 1,
      output: expect.stringContaining("Nothing was changed"),
    });
    expect(git("status", "--porcelain")).toBe("");
    writeFileSync(join(folder, "notes.txt"), "1\n");
    expect(init("--yes").output).toContain("There are changes that are not committed.");
    rmSync(join(folder, ".git"), { recursive: true });
    expect(init("--yes").output).toContain("This folder is not under git");
    const { status, output } = init("--help");
    expect(status).toBe(0);
    for (const flag of [...Object.keys(ANSWERS), "yes"]) expect(output).toContain(`--${flag}`);
  },
  SLOW_MS,
);
