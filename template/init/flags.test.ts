import { expect, it } from "vitest";
import { helpText, readFlags } from "@/scripts/init/flags";
import { questions } from "@/scripts/init/questions";

const all = questions("");

it("reads answers, and whether there is a database", () => {
  expect(readFlags(["--name", " My Site ", "--no-database", "--yes"], all)).toEqual({
    help: false,
    yes: true,
    given: { name: "My Site", database: "no" },
  });
  expect(readFlags(["--database"], all).given).toEqual({ database: "yes" });
  expect(readFlags(["-h"], all).help).toBe(true);
});

it("refuses what it does not know by name", () => {
  expect(() => readFlags(["--colour", "#000000"], all)).toThrow("'--colour'");
  expect(() => readFlags(["Backstage"], all)).toThrow("'Backstage'");
  expect(() => readFlags(["--name"], all)).toThrow("--name");
});

it("explains every flag", () => {
  const text = helpText(all);
  for (const { key } of all) expect(text).toContain(`--${key}`);
  expect(text).toContain("--no-database");
  expect(text).toContain("--yes");
});
