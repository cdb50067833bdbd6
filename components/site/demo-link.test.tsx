import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, it, vi } from "vitest";
import { DemoLink } from "@/components/site/demo-link";

const folder = mkdtempSync(join(tmpdir(), "clone-"));
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

it("links to the demo as long as there is one", () => {
  vi.spyOn(process, "cwd").mockReturnValue(folder);
  expect(renderToStaticMarkup(<DemoLink className="" />)).toBe("");
  mkdirSync(join(folder, "app/demo"), { recursive: true });
  writeFileSync(join(folder, "app/demo/page.tsx"), "");
  expect(renderToStaticMarkup(<DemoLink className="" />)).toContain('href="/demo"');
});
