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
    include: ["*.test.ts", "{app,bench,components,emulator,lib,scripts,tests}/**/*.test.{ts,tsx}"],
    // next-auth imports next/server without its extension, which only a bundler resolves.
    server: { deps: { inline: ["next-auth"] } },
    unstubEnvs: true,
    restoreMocks: true,
  },
});
