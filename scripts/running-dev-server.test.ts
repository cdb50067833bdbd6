import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runningDevServer } from "./running-dev-server";

function lockWith(content: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "dev-lock-")), "lock");
  writeFileSync(file, content);
  return file;
}

it("finds the server that runs in this folder", () => {
  const file = lockWith(JSON.stringify({ pid: process.pid, port: 3000 }));
  expect(runningDevServer(file)).toEqual({ pid: process.pid, port: 3000 });
});

it.each([
  ["of a server that was killed", JSON.stringify({ pid: 2 ** 22 + 1, port: 3000 })],
  ["in another format", "{}"],
  ["that is empty", ""],
])("finds none in a file %s", (_, content) => {
  expect(runningDevServer(lockWith(content))).toBeNull();
});

it("finds none without the file", () => {
  expect(runningDevServer("/nonexistent/lock")).toBeNull();
});
