import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ADVISED_NODE, checkNode, SUPPORTED_NODE } from "./node";

it.each([
  ["18.20.0", "error"],
  ["20.9.0", "error"],
  ["20.18.3", "error"],
  ["20.19.0", "ok"],
  ["21.7.3", "error"],
  ["22.11.0", "error"],
  ["22.12.0", "ok"],
  ["23.0.0", "ok"],
  ["24.1.0", "ok"],
])("Node %s: %s", (version, level) => {
  expect(checkNode(version).level).toBe(level);
});

it.each([
  ["package.json", `"node": "${SUPPORTED_NODE}"`],
  ["README.md", "Node 20.19 or newer in version 20, or 22.12 or newer"],
  [".nvmrc", `${ADVISED_NODE}\n`],
  ["Dockerfile", `FROM node:${ADVISED_NODE}-slim`],
  [".devcontainer/devcontainer.json", `typescript-node:${ADVISED_NODE}"`],
  [".github/workflows/test.yml", "node-version-file: .nvmrc"],
])("%s agrees", (file, text) => {
  expect(readFileSync(file, "utf8")).toContain(text);
});
