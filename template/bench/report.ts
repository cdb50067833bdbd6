import type { PageWeight } from "../support/page-weight";
import type { Round, Subject } from "./measure";
import type { Part } from "./profile";
import { median, pairedRatio } from "./statistics";

/** A comparison of two pages, with targets for the ratios: at most, at least, at most. */
export interface Comparison {
  page: string;
  with: string;
  cpu?: number;
  throughput?: number;
  firstByte?: number;
}

/** The measurements of each page. Absolute figures depend on the machine; only the ratios can be compared. */
export function measurementsText(
  results: ReadonlyMap<Subject, Round[]>,
  weights: ReadonlyMap<Subject, PageWeight>,
): string {
  const header = [
    ...["page", "req/s", "CPU ms", "TTFB p50", "p95 ms", "MB", "cookie"],
    ...["HTML", "decoded", "JS", "CSS", "font", "requests"],
  ];
  const rows = [...results].map(([subject, rounds]) => {
    const of = (field: keyof Round) => median(rounds.map((round) => round[field]));
    const weight = weights.get(subject);
    return [
      subject.name,
      of("perSecond").toFixed(0),
      of("cpuPerRequest").toFixed(2),
      of("firstByte50").toFixed(1),
      of("firstByte95").toFixed(1),
      (of("rssBytes") / 1e6).toFixed(0),
      subject.cookie.length || "",
      ...(weight
        ? [
            weight.html,
            weight.htmlDecoded,
            weight.script,
            weight.style,
            weight.font,
            weight.requests,
          ]
        : []),
    ];
  });
  return table([header, ...rows]);
}

/** Ratios between pages, each the median of ratios within a round. */
export function ratiosText(
  results: ReadonlyMap<Subject, Round[]>,
  comparisons: readonly Comparison[],
): string {
  const roundsOf = (name: string) =>
    [...results].find(([subject]) => subject.name === name)?.[1] ?? [];
  const rows = comparisons.flatMap((comparison) => {
    const [one, other] = [roundsOf(comparison.page), roundsOf(comparison.with)];
    if (one.length === 0 || other.length === 0) return [];
    const ratio = (field: keyof Round, target?: number, sign = "≤") => {
      const of = (rounds: Round[]) => rounds.map((round) => round[field]);
      const found = pairedRatio(of(one), of(other)).toFixed(2);
      return target ? `${found} (${sign} ${target})` : found;
    };
    const { cpu, throughput, firstByte } = comparison;
    return [
      [
        `${comparison.page} : ${comparison.with}`,
        ratio("cpuPerRequest", cpu),
        ratio("perSecond", throughput, "≥"),
        ratio("firstByte50", firstByte),
        ratio("firstByte95"),
      ],
    ];
  });
  return table([["ratio (target)", "CPU", "throughput", "TTFB p50", "p95"], ...rows]);
}

/** Where the time of a page goes. */
export function profileText(name: string, parts: Part[], functions: Part[]): string {
  const list = (items: Part[]) =>
    items.map(({ name: item, share }) => `  ${(share * 100).toFixed(1).padStart(5)}%  ${item}`);
  return [
    `CPU profile of ${name}, by part:`,
    ...list(parts),
    "Functions that use most:",
    ...list(functions.slice(0, 25)),
  ].join("\n");
}

/** A table in Markdown, aligned. The first row is its header. */
export function table(rows: (string | number)[][]): string {
  const [header = []] = rows;
  const widths = header.map((_, column) =>
    Math.max(3, ...rows.map((row) => String(row[column] ?? "").length)),
  );
  const line = (row: (string | number)[]) =>
    `| ${widths.map((width, column) => cell(row[column] ?? "", width, column)).join(" | ")} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [line(header), line(rule), ...rows.slice(1).map(line)].join("\n");
}

const cell = (value: string | number, width: number, column: number) =>
  column === 0 ? String(value).padEnd(width) : String(value).padStart(width);
