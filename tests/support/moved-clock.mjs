import { readFileSync } from "node:fs";

// Loaded into a site before everything else. Its clock runs ahead by the number of seconds in a file.
const RealDate = Date;
const REREAD_MS = 20;
let aheadMs = 0;
let readAt = Number.NEGATIVE_INFINITY;

function now() {
  const elapsed = performance.now();
  if (elapsed - readAt > REREAD_MS) {
    readAt = elapsed;
    aheadMs = Number(readFileSync(process.env.CLOCK_AHEAD_FILE, "utf8")) * 1000;
  }
  return RealDate.now() + aheadMs;
}

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    super(...(parts.length > 0 ? parts : [now()]));
  }

  // Next wraps this class and copies only its own static members.
  static parse = RealDate.parse;
  static UTC = RealDate.UTC;

  static now() {
    return now();
  }
};
