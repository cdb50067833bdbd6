import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inCopy, type Try } from "./world";

/** basePath is refused with a sentence, and AUTH_URL decides the redirect URI, whatever host a proxy passes on. */
export const subPath: Try = {
  async run({ folder, start, visitor }) {
    const site = await start({ AUTH_URL: "https://app.example.com", AUTH_TRUST_HOST: "" });
    const asked = await visitor(site).startSignIn();
    assert.equal(asked.get("redirect_uri"), "https://app.example.com/api/auth/callback/tiktok");

    const file = join(folder, "next.config.mjs");
    const before = await readFile(file, "utf8");
    await writeFile(
      file,
      before.replace("poweredByHeader", 'basePath: "/app",\n  poweredByHeader'),
    );
    await assert.rejects(
      inCopy(folder, ["npx", "next", "build"]),
      /basePath is not supported: give the site a host of its own/,
    );
    await writeFile(file, before);
  },
};
