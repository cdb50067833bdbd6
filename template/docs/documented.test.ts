import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { missingVariables, readEnv, variableNames } from "@/lib/env-schema";
import { site } from "@/lib/site";
import { blocksIn } from "../guides/blocks";

const read = (path: string) => readFileSync(path, "utf8");

// Set by Node and Vercel, never by hand.
const OURS = variableNames.filter((name) => !/^(NODE_ENV|VERCEL)/.test(name));

it("explains every variable in .env.example", () => {
  const explained = [...read(".env.example").matchAll(/^([A-Z_\d]+)=/gm)].map(([, name]) => name);
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

describe.each([
  ["README.md", []],
  ["docs/database.md", ["DATABASE_URL", "CRON_SECRET"]],
])("the deploy button in %s", (page, more) => {
  const [, address = ""] = /\((https:\/\/vercel\.com\/new\/clone\?[^)]*)\)/.exec(read(page)) ?? [];
  const query = new URL(address).searchParams;

  it("asks for what Vercel needs, in the repository of lib/site.json", () => {
    const required = missingVariables(readEnv({ NODE_ENV: "production", VERCEL: "1" }));
    expect(query.get("env")).toBe([...required, "TIKTOK_SCOPES", ...more].join());
    expect(query.get("repository-url")).toBe(`https://github.com/${site.repository}`);
    const [, guide = ""] = query.get("envLink")?.split("/blob/main/") ?? [];
    expect(query.get("envLink")).toBe(`https://github.com/${site.repository}/blob/main/${guide}`);
    expect(existsSync(guide)).toBe(true);
  });

  it("asks for the scope that every app has, unless its owner adds more", () => {
    const { TIKTOK_SCOPES: scopes } = JSON.parse(query.get("envDefaults") ?? "{}");
    expect(scopes).toBe("user.info.basic");
  });
});

it("has the repository of lib/site.json in package.json", () => {
  expect(JSON.parse(read("package.json")).repository).toBe(`github:${site.repository}`);
});

const PAGES = [
  "README.md",
  "AGENTS.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "packages/tiktok-emulator/README.md",
  "packages/tiktok-login/README.md",
  "template/README.md",
  ...filesIn("packages/tiktok-emulator/docs", /\.md$/),
  ...filesIn("template/docs", /\.md$/),
  ...filesIn("docs", /\.md$/),
  ...filesIn(".github", /\.(md|yml)$/),
];

it("names only commands that exist", () => {
  const named = PAGES.flatMap((page) => [
    ...read(page).matchAll(/npm (?:run |(?=test))([a-z:-]+)(?: --prefix (\w+))?/g),
  ]);
  expect(named.length).toBeGreaterThan(10);
  for (const [, name = "", folder = "."] of named)
    expect(JSON.parse(read(join(folder, "package.json"))).scripts).toHaveProperty([name]);
});

it("explains every title of the login page's problems in the troubleshooting table", () => {
  const texts = ["tiktok", "own"].map((whose) => read(`components/sign-in/${whose}-problems.ts`));
  const titles = [...texts.join().matchAll(/title: "([^"]+)"/g)];
  expect(titles.length).toBeGreaterThan(10);
  const table = read("docs/troubleshooting.md");
  const missing = titles.map(([, title = ""]) => title).filter((title) => !table.includes(title));
  expect(missing).toEqual([]);
});

it("links only to pages, headings and pictures that exist", () => {
  for (const page of PAGES) {
    for (const [, target = "", heading] of read(page).matchAll(
      /\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g,
    )) {
      const file = target ? join(dirname(page), target) : page;
      expect(existsSync(file), `${page} links to ${file}`).toBe(true);
      if (heading) expect(headingsOf(file), `${page} links to ${file}`).toContain(heading);
    }
  }
});

it("names only files and folders that exist", () => {
  const named = PAGES.flatMap((page) => pathsIn(page).map((path) => ({ page, path })));
  expect(named.length).toBeGreaterThan(50);
  // Two folders that the person who deploys creates, and one to delete.
  const created = ["public/terms/", "public/privacy/", "app/demo/", ...createdByGuides()];
  const missing = named.filter(({ path }) => !existsSync(path) && !created.includes(path));
  expect(missing).toEqual([]);
});

describe("docs/architecture.md", () => {
  const journeys = ["Sign-in", "Page view"].map((title) => {
    const section = read("docs/architecture.md").split(`## ${title}\n`)[1]?.split("\n## ")[0] ?? "";
    return {
      title,
      files: [...section.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, file = ""]) => file),
    };
  });

  it.each(journeys)("explains $title in at most ten files, each of which exists", ({ files }) => {
    expect(files.length).toBeGreaterThan(5);
    expect(files.length).toBeLessThanOrEqual(10);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    expect(new Set(files).size).toBe(files.length);
  });
});

it("uses no option of a route that would keep a clone from turning on Cache Components", () => {
  const option = /^export const (dynamic|dynamicParams|revalidate|fetchCache|runtime)\b/m;
  const routeFiles = filesIn("app", /\.tsx?$/);
  expect(routeFiles.length).toBeGreaterThan(20);
  expect(routeFiles.filter((file) => option.test(read(file)))).toEqual([]);
});

it("keeps the description within the limit of TikTok's portal", () => {
  expect(site.description.length).toBeLessThanOrEqual(120);
});

/** The files that the guides have people create, and the folder of their API. */
function createdByGuides(): string[] {
  const blocks = filesIn("docs/guides", /\.md$/).flatMap((guide) => blocksIn(read(guide)));
  return ["app/api/me/", ...blocks.map(({ path }) => path)];
}

function filesIn(folder: string, name: RegExp): string[] {
  const entries = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return entries.filter((entry) => name.test(entry)).map((entry) => join(folder, entry));
}

/** The paths in backticks that begin with a file or folder of this repository, with braces expanded. */
function pathsIn(page: string): string[] {
  const quoted = [...read(page).matchAll(/`([\w.@/[\]{},*-]+)`/g)].map(([, text = ""]) => text);
  const isPath = (text: string) => {
    const [first = ""] = text.split("/");
    return text.includes("/") && !first.includes("{") && ROOT.has(first);
  };
  return quoted.filter(isPath).flatMap(expandBraces).map(withoutPattern);
}

const ROOT = new Set(readdirSync(".").filter((name) => !/^(\.next|node_modules)$/.test(name)));

function expandBraces(path: string): string[] {
  const [, before, options, after] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(path) ?? [];
  if (options === undefined) return [path];
  return options.split(",").map((option) => `${before}${option}${after}`);
}

/** The folder that a pattern such as `app/**` starts in. */
function withoutPattern(path: string): string {
  return path.includes("*") ? dirname(path.slice(0, path.indexOf("*") + 1)) : path;
}

// As GitHub writes the anchors of headings.
function headingsOf(page: string): string[] {
  const headings = [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) => text);
  return headings.map((text) =>
    text
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replace(/\s/g, "-"),
  );
}

it.each(["client", "authjs", "next", "postgres"])(
  "names every export of tiktok-login's door %s in its README",
  (door) => {
    const readme = read("packages/tiktok-login/README.md");
    const lists = read(`packages/tiktok-login/${door}/index.ts`).matchAll(/\{([^}]*)\}/g);
    const names = [...lists].flatMap(([, list = ""]) =>
      list.split(",").map((one) => one.replace(/^\s*type\b/, "").trim()),
    );
    const known = names.filter(Boolean);
    expect(known.length).toBeGreaterThan(0);
    expect(known.filter((name) => !new RegExp(`\\b${name}\\b`).test(readme))).toEqual([]);
  },
);
