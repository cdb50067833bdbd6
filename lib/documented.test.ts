import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { missingVariables, readEnv, variableNames } from "@/lib/env-schema";
import { site } from "@/lib/site";

const read = (path: string) => readFileSync(path, "utf8");

// Set by Node, Vercel and the process itself, never by whoever deploys.
const NOT_OURS = new Set(["NODE_ENV", "VERCEL", "VERCEL_PROJECT_PRODUCTION_URL"]);
const OURS = variableNames.filter((name) => !NOT_OURS.has(name));

it("explains every variable in .env.example", () => {
  const explained = [...read(".env.example").matchAll(/^([A-Z_]+)=$/gm)].map(([, name]) => name);
  for (const name of OURS) expect(explained).toContain(name);
});

it("has a row in docs/deploy.md for every variable of a deployment", () => {
  const table = read("docs/deploy.md")
    .match(/^\| `.*$/gm)
    ?.join("\n");
  for (const name of OURS) {
    if (name !== "TIKTOK_EMULATOR_URL") expect(table).toContain(`\`${name}`);
  }
});

it("asks in the deploy button for what a deployment on Vercel needs, and for no more", () => {
  const button = /\(https:\/\/vercel\.com\/new\/clone\?([^\s]+)\)/.exec(read("README.md"))?.[1];
  const asked = new URLSearchParams(button);
  const needed = missingVariables(readEnv({ NODE_ENV: "production", VERCEL: "1" }));
  expect(asked.get("env")?.split(",")).toEqual(needed);
  expect(asked.get("envDescription")).toBeTruthy();
  expect(asked.get("envLink")).toMatch(/^https:\/\/github\.com\/.*\/docs\/deploy\.md$/);
});

it("names in README and docs only commands that there are", () => {
  const { scripts } = JSON.parse(read("package.json"));
  const pages = ["README.md", "AGENTS.md", ...pagesInDocs()];
  const named = pages.flatMap((page) => [...read(page).matchAll(/npm run ([a-z:]+)/g)]);
  expect(named.length).toBeGreaterThan(10);
  for (const [, name = ""] of named) expect(scripts).toHaveProperty([name]);
});

it("names what the login page says in the table of troubles", () => {
  const titles = [...read("components/sign-in/sign-in-problem.tsx").matchAll(/title: "([^"]+)"/g)];
  expect(titles.length).toBeGreaterThan(10);
  const table = read("docs/troubleshooting.md");
  const unnamed = titles.map(([, title = ""]) => title).filter((title) => !table.includes(title));
  expect(unnamed).toEqual([]);
});

it("links only to pages, headings and pictures that are there", () => {
  const pages = ["README.md", ...pagesInDocs()];
  for (const page of pages) {
    for (const [, target = "", heading] of read(page).matchAll(
      /\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g,
    )) {
      const file = target ? join(dirname(page), target) : page;
      expect(existsSync(file), `${page} links to ${file}`).toBe(true);
      if (heading) expect(headingsOf(file), `${page} links to ${file}`).toContain(heading);
    }
  }
});

const pagesInDocs = () =>
  readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`);

// As GitHub spells them.
function headingsOf(page: string): string[] {
  const headings = [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) => text);
  return headings.map((text) =>
    text
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replace(/\s/g, "-"),
  );
}

it("keeps the description within what TikTok's portal takes", () => {
  expect(site.description.length).toBeLessThanOrEqual(120);
});
