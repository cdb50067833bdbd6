// Loaded into a site before everything else. Gives lib/timeouts.ts those in this module's own query.
const { searchParams } = new URL(import.meta.url);
globalThis[Symbol.for("site.timeouts")] = Object.fromEntries(
  [...searchParams].map(([name, ms]) => [name, Number(ms)]),
);
