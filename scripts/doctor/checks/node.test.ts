import { expect, it } from "vitest";
import { checkNode } from "./node";

it.each([
  ["18.20.0", "error"],
  ["20.8.1", "error"],
  ["20.9.0", "warning"],
  ["20.19.0", "ok"],
  ["24.1.0", "ok"],
])("Node %s: %s", (version, level) => {
  expect(checkNode(version).level).toBe(level);
});
