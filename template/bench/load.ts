import { spawn } from "node:child_process";
import { get } from "node:http";
import { text } from "node:stream/consumers";

// Downloaded when this runs: only this command needs it.
const AUTOCANNON = "autocannon@9.0.0";
const CONNECTIONS = 8;

// As on the internet. On localhost the landing page runs middleware, which allows a local TikTok.
const HOST = "site.example";

/** What a number of seconds under load did. */
export interface LoadResult {
  requests: number;
  perSecond: number;
}

/** Requests a page on eight connections at once. @throws {Error} if an answer is not 200 */
export async function load(url: string, cookie: string, seconds: number): Promise<LoadResult> {
  const args = [
    "--yes",
    AUTOCANNON,
    "-j",
    "-c",
    String(CONNECTIONS),
    "-d",
    String(seconds),
    "-H",
    `host=${HOST}`,
  ];
  const headers = cookie ? ["-H", `cookie=${cookie}`] : [];
  const child = spawn("npx", [...args, ...headers, url], { stdio: ["ignore", "pipe", "inherit"] });
  const result = JSON.parse(await text(child.stdout));
  if (result.non2xx > 0 || result.errors > 0 || result.requests.total === 0)
    throw new Error(`${url}: ${result.non2xx} answers were not 200, ${result.errors} failed`);
  return { requests: result.requests.total, perSecond: result.requests.average };
}

/**
 * How long one visitor after the other waits for the first byte of a page.
 * @returns milliseconds, one per request
 */
export async function firstBytes(url: string, cookie: string, times: number): Promise<number[]> {
  const results: number[] = [];
  for (let n = 0; n < times; n++) results.push(await firstByte(url, cookie));
  return results;
}

function firstByte(url: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const request = get(url, { headers: { host: HOST, ...(cookie && { cookie }) } }, (response) => {
      response.once("data", () => resolve(performance.now() - begin));
      response.once("error", reject);
      response.resume();
    });
    request.once("error", reject);
  });
}
