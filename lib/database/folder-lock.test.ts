import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { lockFolder } from "@/lib/database/folder-lock";

const newFolder = () => join(mkdtempSync(join(tmpdir(), "lock-")), "data", "db");

it("is held by one process until it is released", () => {
  const folder = newFolder();
  const release = lockFolder(folder);
  expect(() => lockFolder(`${folder}/`)).toThrow(`in use by process ${process.pid}`);
  release();
  expect(existsSync(`${folder}.lock`)).toBe(false);
  lockFolder(folder)();
});

it("is not taken from a process that runs", async () => {
  const folder = newFolder();
  lockFolder(folder)();
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  try {
    writeFileSync(`${folder}.lock`, String(other.pid));
    expect(() => lockFolder(folder)).toThrow(`in use by process ${other.pid}`);
    other.kill("SIGKILL");
    await once(other, "exit");
    lockFolder(folder)();
  } finally {
    other.kill("SIGKILL");
  }
});

it.each(["", "nonsense", "0"])("is taken over when the file says %j", (content) => {
  const folder = newFolder();
  lockFolder(folder)();
  writeFileSync(`${folder}.lock`, content);
  lockFolder(folder)();
});

it("is released when a process ends by itself", () => {
  const folder = newFolder();
  const script = `import { lockFolder } from "./lib/database/folder-lock.ts"; lockFolder(${JSON.stringify(folder)});`;
  const args = ["--import", "tsx", "--input-type=module", "-e", script];
  expect(spawnSync(process.execPath, args, { encoding: "utf8" }).stderr).toBe("");
  expect(existsSync(`${folder}.lock`)).toBe(false);
});
