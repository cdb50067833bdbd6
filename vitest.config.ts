import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// West of UTC, where a date without a time of day is still the day before.
process.env.TZ = "America/Los_Angeles";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const OWN = "{app,components,lib,packages/tiktok-login,scripts,tests}";

export default defineConfig({
  resolve: {
    alias: {
      "@": path(".").replace(/\/$/, ""),
      // What the package is to a server component; its usual entry throws.
      "server-only": path("node_modules/server-only/empty.js"),
    },
  },
  test: {
    projects: [
      project("site", `${OWN}/**/!(*.slow).test.{ts,tsx}`, "*.test.ts"),
      // They start other programs, or take many seconds.
      project("slow", `${OWN}/**/*.slow.test.ts`),
      project("emulator", "packages/tiktok-emulator/**/*.test.ts"),
    ],
    // next-auth imports next/server without its extension, which only a bundler resolves.
    server: { deps: { inline: ["next-auth"] } },
    // A bound, not an expectation: a machine that is busy with something else needs several times as long.
    testTimeout: 20_000,
    // Starting a thread for each file takes less time than starting a process.
    pool: "threads",
    // One on each core, also on two cores, where Vitest would use one.
    maxWorkers: "100%",
    unstubEnvs: true,
    restoreMocks: true,
  },
});

function project(name: string, ...include: string[]) {
  return { extends: true as const, test: { name, include } };
}
