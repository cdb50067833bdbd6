import { expect, it } from "vitest";
import { formatChanges } from "@/scripts/init/format";
import { openProject } from "@/scripts/init/project";

it("formats what changes, and leaves what it cannot read", () => {
  const project = openProject(".");
  project.write("docs/new.md", "| a | b |\n| - | - |\n| long cell | b |\n");
  project.write("lib/broken.ts", "export const = ;\n");
  project.write("Dockerfile", "FROM   node\n");
  formatChanges(project);
  expect(project.read("docs/new.md")).toContain("| long cell | b   |\n");
  expect(project.read("lib/broken.ts")).toBe("export const = ;\n");
  expect(project.read("Dockerfile")).toBe("FROM   node\n");
});
