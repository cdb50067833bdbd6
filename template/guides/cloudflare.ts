import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Try } from "./world";

/** Nothing of the guide runs here. What it says about this site must hold: middleware runs on Node. */
export const cloudflare: Try = {
  async run({ folder }) {
    const manifest = join(folder, ".next/server/functions-config-manifest.json");
    const { functions } = JSON.parse(await readFile(manifest, "utf8"));
    assert.equal(functions["/_middleware"]?.runtime, "nodejs");
  },
};
