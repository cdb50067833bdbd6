import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const linesOf = (path: string) => readFileSync(path, "utf8").trim().split("\n");
const WORKFLOWS = ".github/workflows";

it("uses actions of CI by their commits, because a tag can be moved", () => {
  const used = readdirSync(WORKFLOWS)
    .flatMap((name) => linesOf(join(WORKFLOWS, name)))
    .filter((line) => line.includes("uses:"));
  expect(used.length).toBeGreaterThan(5);
  for (const line of used) expect(line).toMatch(/uses: [\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
});

it("copies nothing into the image's build that git ignores", () => {
  // Next writes them, and they hold nothing of anyone.
  const generated = ["next-env.d.ts", "*.tsbuildinfo"];
  const ignored = linesOf(".gitignore")
    .filter((line) => !line.startsWith("!") && !generated.includes(line))
    .map((line) => line.replace(/^\/|\/$/g, "").replace(/^template\/.*/, "template"));
  expect(linesOf(".dockerignore")).toEqual(expect.arrayContaining(ignored));
  expect(ignored).toEqual(expect.arrayContaining([".env*", ".vercel", ".data", "certificates"]));
});

it("runs the image as a user who owns none of its files", () => {
  const [, image = ""] = readFileSync("Dockerfile", "utf8").split(/^FROM .*(?<! AS build)$/m);
  expect(image).toMatch(/^COPY --from=build \S+ \.\/\nUSER node\n/m);
  expect(image).not.toMatch(/--chown|--chmod|^RUN/m);
});
