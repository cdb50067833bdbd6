// Run by grades.ts with the folder in which the Observatory is installed, the site's origin, a cookie, and paths.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, origin, cookie, ...paths] = process.argv.slice(2);
const observatory = join(folder, "node_modules/@mdn/mdn-http-observatory");
const load = (file) => import(pathToFileURL(join(observatory, file)).href);

// The Observatory downloads this list when it is installed with its scripts. No local host is on it.
const list = join(observatory, "conf/hsts-preload.json");
if (!existsSync(list)) writeFileSync(list, "{}");

const { ALL_TESTS } = await load("src/constants.js");
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await load("src/grader/charts.js");
const { getGradeForScore, getScoreModifier } = await load("src/grader/grader.js");
const { retrieve } = await load("src/retriever/retriever.js");

/**
 * Grades a page. The package's own `scan` does the same, but cannot send a cookie and refuses a page that
 * answers 404.
 */
async function grade(path) {
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

const grades = [];
for (const path of paths) grades.push(await grade(path));
console.log(JSON.stringify(grades));
