import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

// Loaded into a site before everything else. Writes which files the process has loaded, when it ends, into the file that
// this module's own query names.
const file = new URL(import.meta.url).searchParams.get("file");
const { cache } = createRequire(import.meta.url);
process.on("exit", () => writeFileSync(file, JSON.stringify(Object.keys(cache))));
