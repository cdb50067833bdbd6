// Loaded into a server by NODE_OPTIONS. Every 50 ms it writes the largest resident set so far and the current one,
// in bytes, into a file of PEAK_MEMORY_FOLDER that is named after the process.
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";

const INTERVAL_MS = 50;
const file = join(process.env.PEAK_MEMORY_FOLDER ?? ".", String(process.pid));

function write() {
  const peak = process.resourceUsage().maxRSS * 1024;
  writeFileSync(`${file}.new`, `${peak} ${process.memoryUsage.rss()}`);
  // In one step, so that no one reads a half-written file.
  renameSync(`${file}.new`, file);
}

if (isMainThread) setInterval(write, INTERVAL_MS).unref();
