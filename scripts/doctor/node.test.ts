import { expect, it } from "vitest";
import { checkNode } from "./node";

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
