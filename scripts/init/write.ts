import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Answers } from "./questions";

/** What lib/site.json holds. */
export type Site = Answers & { legalDate: string };

const SITE = "lib/site.json";
const TEMPLATE = ["template", ".github/workflows/template.yml"];
const PASSAGE =
  /^ *(?:<!-- template -->|# template)\n[\s\S]*?(?:<!-- \/template -->|# \/template)\n\n?/gm;

export const readSite = (): Site => JSON.parse(readFileSync(SITE, "utf8"));

/** Why init must not write: the changes could not be undone or told apart. Null if it may. */
export function reasonNotToWrite(): string | null {
  const status = git("status", "--porcelain");
  if (status === null)
    return "This folder is not under git, so nothing could be undone. Run `git init && git add --all && git commit -m Start` first.";
  return status
    ? "There are changes that are not committed. Commit or stash them first, so that you can tell what init changes."
    : null;
}

/** Writes the answers, and with the first run removes what is only about the template. @param today as YYYY-MM-DD */
export function writeAnswers(answers: Answers, today: string): void {
  const before = readSite();
  const isSame = ([key, value]: [string, string]) => before[key as keyof Site] === value;
  const { name, owner, contact, repository } = answers;
  const isSamePolicy = Object.entries({ name, owner, contact }).every(isSame);
  const after = { ...before, ...answers, legalDate: isSamePolicy ? before.legalDate : today };
  writeJson(SITE, after);
  const packageName =
    repository
      .split("/")[1]
      ?.toLowerCase()
      .replace(/^[._]+/, "") || "site";
  editJson("package.json", (json) => {
    json.name = packageName;
    json.repository = `github:${repository}`;
  });
  editJson("package-lock.json", (json) => {
    json.name = packageName;
    json.packages[""].name = packageName;
  });
  const isFirst = existsSync("template");
  const title = isFirst ? /^# .*\n/ : `# ${before.name}\n`;
  edit("README.md", (page) => page.replace(title, () => `# ${name}\n`));
  if (isFirst) removeTemplate();
}

function removeTemplate(): void {
  for (const path of TEMPLATE) rmSync(path, { recursive: true, force: true });
  const pages = git("ls-files", "*.md", ".github/dependabot.yml") ?? "";
  for (const path of pages.trim().split("\n")) edit(path, (page) => page.replace(PASSAGE, ""));
  edit("CHANGELOG.md", () => "# Changelog\n\n## Unreleased\n");
}

/** Changes a file if it is there, since a site may have deleted it. */
function edit(path: string, change: (content: string) => string): void {
  if (existsSync(path)) writeFileSync(path, change(readFileSync(path, "utf8")));
}

// biome-ignore lint/suspicious/noExplicitAny: npm's own files.
function editJson(path: string, change: (json: any) => void): void {
  const json = JSON.parse(readFileSync(path, "utf8"));
  change(json);
  writeJson(path, json);
}

const writeJson = (path: string, json: unknown) =>
  writeFileSync(path, `${JSON.stringify(json, null, 2)}\n`);

function git(...args: string[]): string | null {
  const { status, stdout } = spawnSync("git", args, { encoding: "utf8" });
  return status === 0 ? stdout : null;
}
