import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      "@": path(".").replace(/\/$/, ""),
      // What the package is to a server component; its usual entry throws.
      "server-only": path("node_modules/server-only/empty.js"),
    },
  },
  test: {
    include: ["*.test.ts", "{app,components,emulator,lib,scripts,tests}/**/*.test.{ts,tsx}"],
    // next-auth imports next/server without its extension, which only a bundler resolves.
    server: { deps: { inline: ["next-auth"] } },
    // A bound, not an expectation: a machine that is busy with something else needs several times as long.
    testTimeout: 20_000,
    // One on each core, also on two cores, where Vitest would use one.
    maxWorkers: "100%",
    unstubEnvs: true,
    restoreMocks: true,
  },
});
