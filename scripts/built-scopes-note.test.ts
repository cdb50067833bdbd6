import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { areSameScopes, builtScopes, noteBuiltScopes } from "./built-scopes-note";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "build-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("reads what the build noted", () => {
  noteBuiltScopes(["user.info.basic", "video.list"], folder);
  expect(builtScopes(folder)).toEqual(["user.info.basic", "video.list"]);
});

it("knows nothing without a note, or with one that cannot be read", () => {
  expect(builtScopes(folder)).toBeNull();
  writeFileSync(join(folder, "built-scopes.json"), "{");
  expect(builtScopes(folder)).toBeNull();
  writeFileSync(join(folder, "built-scopes.json"), '{"scopes":[]}');
  expect(builtScopes(folder)).toBeNull();
});

it("compares lists without their order", () => {
  expect(areSameScopes(["a", "b"], ["b", "a"])).toBe(true);
  expect(areSameScopes(["a"], ["a", "b"])).toBe(false);
  expect(areSameScopes(["a", "b"], ["a"])).toBe(false);
});
