import { expect, it } from "vitest";
import journal from "@/drizzle/meta/_journal.json";
import type { Connection } from "./connection";
import { requireServerVersion, schemaState } from "./version";

const NEWEST = Math.max(...journal.entries.map(({ when }) => when));

/** A database that answers every query with one value. */
const answering = (value: unknown) =>
  ({ execute: async () => ({ rows: [{ value }] }) }) as unknown as Connection;

it.each([
  [null, "missing"],
  [NEWEST - 1, "outdated"],
  [NEWEST, "current"],
  [String(NEWEST), "current"],
  [NEWEST + 1, "current"],
] as const)("compares the newest migration, %s, with the code: %s", async (newest, state) => {
  expect(await schemaState(answering(newest), journal)).toBe(state);
});

it("refuses a server that is older than PostgreSQL 14", async () => {
  expect(await requireServerVersion(answering(140_000))).toBe(14);
  expect(await requireServerVersion(answering(180_006))).toBe(18);
  const sentence = "This is PostgreSQL 13, and the site needs 14 or newer. Upgrade the server.";
  await expect(requireServerVersion(answering(130_022))).rejects.toThrow(sentence);
});
