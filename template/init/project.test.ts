import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openProject } from "@/scripts/init/project";

it("writes, creates and removes files and folders when it is saved, and not before", () => {
  const folder = mkdtempSync(join(tmpdir(), "init-project-"));
  try {
    for (const name of ["a", "b", "c"]) writeFileSync(join(folder, name), "old");
    const project = openProject(folder);
    project.write("a", "new");
    project.write("b", "old");
    project.remove("c");
    mkdirSync(join(folder, "f/g"), { recursive: true });
    writeFileSync(join(folder, "f/g/h"), "old");
    project.remove("f");
    project.write("d/e", "new");
    expect(project.read("a")).toBe("new");
    expect(project.has("c")).toBe(false);
    expect(() => project.read("c")).toThrow("c is missing");
    expect(readFileSync(join(folder, "a"), "utf8")).toBe("old");
    expect(project.changes().map(({ path }) => path)).toEqual(["a", "c", "d/e", "f"]);
    project.save();
    expect(readFileSync(join(folder, "a"), "utf8")).toBe("new");
    expect(readFileSync(join(folder, "d/e"), "utf8")).toBe("new");
    for (const path of ["c", "f"]) expect(existsSync(join(folder, path))).toBe(false);
    expect(project.changes()).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
