import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { keepFiles, runNode, runStages } from "./stages";

const stage = (name: string, code: number) => ({ name, run: vi.fn(async () => code) });

describe("stages", () => {
  it("run one after the other, and the last line has the time of each", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    expect(await runStages("npm test", [stage("lint", 0), stage("build", 0)])).toBe(0);
    const lines = log.mock.calls.map(([line]) => line);
    expect(lines).toContain("\n[2/2] build");
    expect(lines.at(-1)).toBe("\nnpm test passed: lint 0 s, build 0 s. In all 0 s.");
  });

  it("end at the first that fails, with its exit code", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    const [failing, next] = [stage("lint", 3), stage("build", 0)];
    expect(await runStages("npm test", [failing, next])).toBe(3);
    expect(next.run).not.toHaveBeenCalled();
    expect(log.mock.lastCall?.[0]).toBe("\nnpm test failed: lint 0 s. In all 0 s.");
  });
});

it("a script that ends with an error gives its exit code", async () => {
  expect(await runNode("-e", ["process.exit(process.env.CODE)"], { CODE: "7" })).toBe(7);
});

describe("files that are kept", () => {
  it("have their contents again, and new ones are gone, also after an error", async () => {
    const folder = mkdtempSync(join(tmpdir(), "kept-"));
    const [there, absent] = [join(folder, "there"), join(folder, "absent")];
    writeFileSync(there, "before");
    const work = keepFiles([there, absent], async () => {
      for (const file of [there, absent]) writeFileSync(file, "changed");
      throw new Error("failed");
    });
    await expect(work).rejects.toThrow("failed");
    expect(readFileSync(there, "utf8")).toBe("before");
    expect(existsSync(absent)).toBe(false);
  });
});
