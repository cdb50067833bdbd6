import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { applyBlocks, blocksIn, type Files, packagesIn } from "./blocks";
import { TRIES } from "./tries";

const FOLDER = "docs/guides";
const guides = readdirSync(FOLDER).map((file) => file.replace(/\.md$/, ""));
const markdownOf = (guide: string) => readFileSync(`${FOLDER}/${guide}.md`, "utf8");

/** This project, whose changes stay in memory. */
function overlay(): Files & { changes: Map<string, string> } {
  const changes = new Map<string, string>();
  const onDisk = async (path: string) => (existsSync(path) ? readFile(path, "utf8") : null);
  return {
    changes,
    read: async (path) => changes.get(path) ?? onDisk(path),
    write: async (path, content) => void changes.set(path, content),
  };
}

describe.each(guides)("%s.md", (guide) => {
  const markdown = markdownOf(guide);

  it("shows code that fits this project, in files that the text before it names", async () => {
    const files = overlay();
    await applyBlocks(blocksIn(markdown), files);
    const texts = markdown.split(/^[ \t]*```\w+ title="/m);
    for (const [at, { path }] of blocksIn(markdown).entries()) {
      // GitHub does not show the title of a block.
      const before = texts[at]?.split(/^[ \t]*```$/m).at(-1);
      expect(before, `the text before ${path}`).toContain(`\`${path}\``);
    }
  });

  it("gives every block of TypeScript a file, so that none goes untried", () => {
    expect(markdown.match(/^[ \t]*```(tsx?|mjs|diff)\n/gm) ?? []).toEqual([]);
  });

  it("is tried by guides/main.ts", () => {
    expect(Object.keys(TRIES)).toContain(guide);
  });
});

it("several guides can be followed in one copy", async () => {
  const files = overlay();
  for (const guide of guides) await applyBlocks(blocksIn(markdownOf(guide)), files);
  expect(files.changes.size).toBeGreaterThan(10);
});

it("guides/main.ts tries only guides that exist", () => {
  expect(Object.keys(TRIES).sort()).toEqual([...guides].sort());
});

it("README links to every guide", () => {
  const readme = readFileSync("README.md", "utf8");
  for (const guide of guides) expect(readme).toContain(`(docs/guides/${guide}.md)`);
});

describe("a block", () => {
  const files = (content: string) => {
    const all = overlay();
    all.changes.set("a.ts", content);
    return all;
  };
  const diff = (content: string) => ({ kind: "diff" as const, path: "a.ts", content });

  it("is found with its file, inside a list too", () => {
    const markdown = '1. Text\n\n   ```ts title="a.ts"\n   one();\n   ```\n\n```sh\nls\n```\n';
    expect(blocksIn(markdown)).toEqual([{ kind: "file", path: "a.ts", content: "one();\n" }]);
  });

  it("changes the lines that it shows, in several places", async () => {
    const all = files("one\ntwo\nthree\nfour\n");
    await applyBlocks([diff(" one\n-two\n+2\n…\n+3.5\n four\n")], all);
    expect(all.changes.get("a.ts")).toBe("one\n2\nthree\n3.5\nfour\n");
  });

  it.each([
    ["that is not there", "one\n", "-two\n", "does not have"],
    ["that is there twice", "one\none\n", "-one\n", "more than once"],
    ["that is only a part", "one two\n", "-one\n", "does not have"],
    ["without signs", "one\n", "one\n", "begins with neither"],
  ])("does not change a line %s", async (_, before, content, problem) => {
    await expect(applyBlocks([diff(content)], files(before))).rejects.toThrow(problem);
  });

  it("does not replace a file", async () => {
    const block = { kind: "file" as const, path: "a.ts", content: "" };
    await expect(applyBlocks([block], files("one\n"))).rejects.toThrow("exists already");
  });

  it("names what to install", () => {
    expect(packagesIn("```sh\nnpm install --save-exact a@1.0.0 @b/c@2\n```\n")).toEqual([
      "a@1.0.0",
      "@b/c@2",
    ]);
  });
});
