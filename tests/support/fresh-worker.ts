import { vi } from "vitest";

// Runs before each test file. Its process has run other files, which leave nothing behind for it: no modules, no
// variables, no clock.
const shared = globalThis as typeof globalThis & {
  __vitest_first__?: { env: NodeJS.ProcessEnv; globals: Set<string> };
};
shared.__vitest_first__ ??= {
  env: { ...process.env },
  globals: new Set(Object.keys(globalThis)),
};
const first = shared.__vitest_first__;

vi.useRealTimers();
vi.unstubAllGlobals();
for (const name of Object.keys(process.env)) if (!(name in first.env)) delete process.env[name];
Object.assign(process.env, first.env);
for (const name of Object.keys(globalThis))
  if (!first.globals.has(name) && !name.startsWith("__vitest"))
    Reflect.deleteProperty(shared, name);
vi.resetModules();
