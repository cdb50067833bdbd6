import type { PageWeight } from "../tests/support/page-weight";
import type { Round, Subject } from "./measure";
import type { Part } from "./profile";
import { median, pairedRatio } from "./statistics";

/** A comparison of two pages, with the most that their CPU time may differ. */
export interface Comparison {
  page: string;
  with: string;
}

type Rows = (string | number)[][];

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
      subject.cookie.length,
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
  const rows = comparisons.map((comparison) => {
    const [one, other] = [roundsOf(comparison.page), roundsOf(comparison.with)];
    const ratio = (field: keyof Round) =>
      pairedRatio(
        one.map((round) => round[field]),
        other.map((round) => round[field]),
      ).toFixed(2);
    return [
      `${comparison.page} : ${comparison.with}`,
      ratio("cpuPerRequest"),
      ratio("perSecond"),
      ratio("firstByte50"),
    ];
  });
  return table([["ratio", "CPU", "throughput", "TTFB p50"], ...rows]);
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

function table(rows: Rows): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => String(row[column] ?? "").length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const text = String(cell);
          const width = widths[column] ?? 0;
          return column === 0 ? text.padEnd(width) : text.padStart(width);
        })
        .join("  "),
    )
    .join("\n");
}
