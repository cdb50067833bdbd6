import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { BUDGETS, BUDGETS_FILE } from "./budgets";

const isClient = (path: string) => /^(\/\/.*\n)*"use client"/.test(readFileSync(path, "utf8"));

it("no file becomes a client component unnoticed, since all that it imports goes to the browser", () => {
  const files = ["app", "components"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path}`),
  );
  const client = files.filter((path) => /\.tsx?$/.test(path) && isClient(path)).sort();
  expect(client, `clientComponents in ${BUDGETS_FILE}`).toEqual(BUDGETS.clientComponents);
});
