import { readFileSync } from "node:fs";

// Loaded into a site before everything else: its clock runs as many seconds ahead as a file says.
const RealDate = Date;
const REREAD_MS = 20;
let aheadMs = 0;
let readAt = Number.NEGATIVE_INFINITY;

function now() {
  const moment = performance.now();
  if (moment - readAt > REREAD_MS) {
    readAt = moment;
    aheadMs = Number(readFileSync(process.env.CLOCK_AHEAD_FILE, "utf8")) * 1000;
  }
  return RealDate.now() + aheadMs;
}

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    super(...(parts.length > 0 ? parts : [now()]));
  }

  // Next wraps this class in its own and copies only what stands in it.
  static parse = RealDate.parse;
  static UTC = RealDate.UTC;

  static now() {
    return now();
  }
};
