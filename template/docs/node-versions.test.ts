import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const read = (file: string) => readFileSync(file, "utf8");
const supported: string = JSON.parse(read("package.json")).engines.node;
const advised = read(".nvmrc").trim();

it.each([
  ["README.md", "Node 20.19 or newer in version 20, or 22.12 or newer"],
  ["scripts/doctor/node.ts", `the build needs ${supported}.`],
  ["scripts/doctor/node.ts", `Install Node ${advised},`],
  ["packages/tiktok-emulator/package.json", `"node": "${supported}"`],
  ["Dockerfile", `FROM node:${advised}-slim`],
  [".devcontainer/devcontainer.json", `typescript-node:${advised}"`],
  [".github/workflows/test.yml", "node-version-file: .nvmrc"],
])("%s has the version of package.json and .nvmrc: %s", (file, text) => {
  expect(supported).toBe("^20.19.0 || >=22.12.0");
  expect(read(file)).toContain(text);
});
