import type { Problem } from "./page-check";
import type { SoakVisitor } from "./visitor";

/** The site's resident set at one time. */
export interface Memory {
  when: string;
  mb: number;
}

interface Outcome {
  sessions: number;
  seconds: number;
  restarts: number;
  visitors: SoakVisitor[];
  refreshes: { count: number; repeated: number };
  refusedAt: string[];
  memory: Memory[];
}

/** What a soak found. */
export type Report = ReturnType<typeof reportOf>;

export function reportOf({ visitors, refreshes, refusedAt, memory, ...size }: Outcome) {
  const sum = (name: keyof SoakVisitor["counts"]) =>
    visitors.reduce((total, { counts }) => total + counts[name], 0);
  const problems = visitors.flatMap((visitor) => visitor.problems);
  const evidenceOf = (kind: Problem["kind"]) =>
    problems.filter((one) => one.kind === kind).map(({ evidence }) => evidence);
  return {
    ...size,
    visits: sum("visits"),
    stalePages: sum("stale"),
    hangUps: sum("hungUp"),
    repeatedVisits: sum("failed"),
    refreshes: refreshes.count,
    lostSessions: evidenceOf("lost session"),
    foreignNames: evidenceOf("foreign name"),
    brokenPages: evidenceOf("broken page"),
    reusedTokens: [
      ...refusedAt.map((at) => `TikTok refused a refresh token at ${at}`),
      ...Array.from({ length: refreshes.repeated }, () => "TikTok accepted a refresh token twice"),
    ],
    memory,
  };
}

/** Everything that must not happen, as sentences. */
export function failuresOf(report: Report): string[] {
  const { lostSessions, foreignNames, reusedTokens, brokenPages } = report;
  return [...lostSessions, ...foreignNames, ...reusedTokens, ...brokenPages];
}

const MAX_PRINTED = 20;

export function reportText(report: Report): string {
  const failures = failuresOf(report);
  const rows: [string, number][] = [
    ["sessions", report.sessions],
    ["restarts", report.restarts],
    ["pages shown", report.visits],
    ["  of them while TikTok failed", report.stalePages],
    ["visits that hung up", report.hangUps],
    ["visits repeated, server down", report.repeatedVisits],
    ["refreshes at TikTok", report.refreshes],
    ["lost sessions", report.lostSessions.length],
    ["foreign names on a page", report.foreignNames.length],
    ["reused refresh tokens", report.reusedTokens.length],
    ["broken pages", report.brokenPages.length],
    ...report.memory.map(({ when, mb }): [string, number] => [`memory ${when}, MB`, mb]),
  ];
  const lines = rows.map(([name, value]) => `${name.padEnd(38)} ${String(value).padStart(7)}`);
  const shown = failures.slice(0, MAX_PRINTED).map((failure) => `  - ${failure}`);
  if (failures.length > MAX_PRINTED) shown.push(`  … and ${failures.length - MAX_PRINTED} more`);
  return [...lines, ...shown].join("\n");
}
