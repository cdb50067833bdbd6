import { getTableColumns, getTableName, is, Table } from "drizzle-orm";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { KeptInDatabase } from "@/components/site/privacy-with-database";
import { keptAboutNoOne, keptAboutUsers } from "@/lib/data";
import * as schema from "@/lib/database/schema";

const exported: unknown[] = Object.values(schema);
const tables = exported.filter((one): one is PgTable => is(one, Table));
const named = (name: string) => tables.find((table) => getTableName(table) === name) as PgTable;

/** What a table's rows refer to, such as `{ column: "user_id", table: "user" }`. */
const references = (table: PgTable) =>
  getTableConfig(table).foreignKeys.map((key) => {
    const { columns, foreignTable } = key.reference();
    return { column: columns[0]?.name, table: getTableName(foreignTable), onDelete: key.onDelete };
  });

it("names every table of the schema once", () => {
  const names = [...Object.keys(keptAboutUsers), ...keptAboutNoOne];
  expect(names.sort()).toEqual(tables.map((table) => getTableName(table)).sort());
});

it.each(keptAboutNoOne)("%s refers to no table about users", (name) => {
  expect(references(named(name)).filter(({ table }) => table in keptAboutUsers)).toEqual([]);
  const columns = Object.values(getTableColumns(named(name))).map((column) => column.name);
  expect(columns.filter((column) => /user|account|session|open_id/.test(column))).toEqual([]);
});

describe.each(Object.entries(keptAboutUsers))("%s", (name, { owner, columns, privacy }) => {
  it("has these columns and no others", () => {
    const real = Object.values(getTableColumns(named(name))).map((column) => column.name);
    expect(columns.split(" ").sort()).toEqual(real.sort());
  });

  it.skipIf(name === "user")("is deleted with its owner", () => {
    const toOwner = { column: owner, table: "user", onDelete: "cascade" };
    expect(references(named(name))).toContainEqual(toOwner);
  });

  it("is on the privacy page", () => {
    expect(renderToStaticMarkup(KeptInDatabase())).toContain(privacy);
  });
});
