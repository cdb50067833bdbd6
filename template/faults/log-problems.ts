import { setTimeout as sleep } from "node:timers/promises";
import type { Timeouts } from "@/lib/timeouts";
import { TEST_AUTH_SECRET } from "@/tests/support/servers";
import type { Cell } from "./cell";
import type { Ready, Stage } from "./stage";

// How long a line takes to arrive here, on a busy machine.
const LINE_MS = 3_000;
const SETTLE_MS = 20;
// The rest of a token or code can be encoded in several ways.
const PLAIN_LENGTH = 40;

/**
 * What is wrong with the log after some cells: every failed call must have exactly one line, and nothing else may
 * be there, such as a stack or a secret.
 */
export async function logProblems(stage: Stage, cells: Cell[], ready: Ready[]) {
  const { site, tiktok, timeouts } = stage;
  const failed = cells.flatMap((cell, index) => {
    const request = ready[index]?.visitor.id;
    const endpoints = cell.answer.failure === null ? [] : cell.call.logged;
    return endpoints.map((endpoint) => ({ ...cell, request, endpoint }));
  });
  const lines = () => site.log().split("\n").filter(Boolean);
  // A refresh goes on after its page has given up.
  const slowMs = Math.max(
    0,
    ...failed.map(({ isSlow, call }) => (isSlow ? timeouts[call.timeout] : 0)),
  );
  const deadline = Date.now() + slowMs + LINE_MS;
  while (lines().length < failed.length && Date.now() < deadline) await sleep(SETTLE_MS);
  await sleep(SETTLE_MS);
  const logged = lines();
  const problems = failed.flatMap((cell) => {
    // Calls that fail at the same time are logged in any order.
    const own = [` request=${cell.request} `, ` endpoint=${cell.endpoint} `];
    const at = logged.findIndex((line) => own.every((field) => `${line} `.includes(field)));
    const [line = ""] = at < 0 ? [] : logged.splice(at, 1);
    return lineProblems(cell, timeouts, line);
  });
  const names = cells.map(({ name }) => name).join(", ");
  if (logged.length > 0) {
    const count = `${logged.length} log lines that belong to no failed call`;
    problems.push(`${names}: ${count}: ${logged.join(" ⏎ ")}`);
  }
  const { codes, tokens } = await tiktok.secrets();
  // Every session cookie begins with the last of these.
  const secrets = [...codes, ...tokens, tiktok.clientSecret, TEST_AUTH_SECRET, "eyJ"];
  const leaked = secrets.filter((secret) => site.log().includes(secret.slice(0, PLAIN_LENGTH)));
  if (leaked.length > 0) problems.push(`${names}: the log has a secret: ${leaked.join(", ")}`);
  return problems;
}

function lineProblems(
  cell: Cell & { endpoint: string },
  timeouts: Timeouts,
  line: string,
): string[] {
  const { name, call, answer, isSlow, endpoint } = cell;
  const { failure, status, code, logId } = answer;
  const fields = [
    `endpoint=${endpoint}`,
    `failure=${failure}`,
    ...(status ? [`status=${status}`] : []),
    ...(code ? [`code=${code}`] : []),
    ...(logId ? [`log_id=${logId.source}`] : []),
  ];
  const lacking = fields.filter((field) => !new RegExp(` ${field}( |$)`).test(line));
  const ms = Number(/ ms=(\d+)( |$)/.exec(line)?.[1] ?? Number.NaN);
  const isLong = ms >= timeouts[call.timeout] - 100;
  if (Number.isNaN(ms) || isLong !== isSlow) lacking.push(isSlow ? "a long ms" : "a short ms");
  return lacking.map((field) => `${name}: the log line lacks ${field}: ${line || "(none)"}`);
}
