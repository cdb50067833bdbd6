import { existsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ALL_TESTS } from "@mdn/mdn-http-observatory/src/constants.js";
import { MINIMUM_SCORE_FOR_EXTRA_CREDIT } from "@mdn/mdn-http-observatory/src/grader/charts.js";
import { getGradeForScore, getScoreModifier } from "@mdn/mdn-http-observatory/src/grader/grader.js";
import { retrieve } from "@mdn/mdn-http-observatory/src/retriever/retriever.js";

// The Observatory downloads this list when it is installed, unless install scripts are off. No local host is on it.
const PRELOAD_LIST = "@mdn/mdn-http-observatory/conf/hsts-preload.json";

/**
 * Grades a page. The package's own `scan` does the same, but cannot send a cookie and refuses a page that
 * answers 404.
 */
async function grade(origin, path, cookie) {
  const { hostname, port } = new URL(origin);
  const headers = ["Accept: text/html", ...(cookie ? [`Cookie: ${cookie}`] : [])];
  const requests = await retrieve(hostname, { path, httpPort: port, httpsPort: port, headers });
  const reached = new URL(requests.responses.auto.config.url).pathname;
  if (reached !== path) throw new Error(`${path} led to ${reached}`);
  const results = ALL_TESTS.map((test) => test(requests).result);
  const faults = results.filter((result) => getScoreModifier(result) < 0);
  const score = pointsOf(faults);
  // Points are added only to a score that is high without them.
  const final = score < MINIMUM_SCORE_FOR_EXTRA_CREDIT ? score : pointsOf(results);
  return { path, status: requests.responses.auto.status, ...getGradeForScore(final), faults };
}

const pointsOf = (results) =>
  results.reduce((points, result) => points + getScoreModifier(result), 100);

const list = fileURLToPath(import.meta.resolve(PRELOAD_LIST));
if (!existsSync(list)) writeFileSync(list, "{}");
const [origin, cookie, ...paths] = process.argv.slice(2);
const grades = [];
for (const path of paths) grades.push(await grade(origin, path, cookie));
console.log(JSON.stringify(grades));
