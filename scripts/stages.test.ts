import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { keepFile, runNode, runStages } from "./stages";

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

describe("a file that is kept", () => {
  it.each([["there"], [null]])("is as it was, %s, also after an error", async (content) => {
    const file = join(mkdtempSync(join(tmpdir(), "kept-")), "file");
    if (content) writeFileSync(file, content);
    const work = keepFile(file, async () => {
      writeFileSync(file, "changed");
      throw new Error("failed");
    });
    await expect(work).rejects.toThrow("failed");
    expect(existsSync(file) ? readFileSync(file, "utf8") : null).toBe(content);
  });
});
