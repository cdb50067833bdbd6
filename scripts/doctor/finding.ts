/** The result of one check. A problem says why it matters and how to fix it. */
export type Finding = Observation | Problem;

interface Observation {
  level: "ok" | "note";
  /** An environment variable, or a part of the machine such as "Node". */
  about: string;
  what: string;
  fix?: string;
}

interface Problem {
  /** An error prevents sign-in or keeps the site from starting; a warning may do so. */
  level: "warning" | "error";
  about: string;
  what: string;
  why: string;
  fix: string;
  /** What people see because of it, at TikTok or on the login page. */
  symptom?: string;
}

/** The environment variables to check. An empty one counts as absent. */
export type Variables = Record<string, string | undefined>;

export const isProblem = (finding: Finding): finding is Problem =>
  finding.level === "error" || finding.level === "warning";

const WIDTH = 9;
const LABELS = { why: "Why", fix: "Fix", symptom: "People see" } as const;

/** Formats a finding as lines for the terminal. */
export function formatFinding(finding: Finding): string[] {
  const details: Partial<Record<keyof typeof LABELS, string>> = finding;
  const detailLines = (Object.keys(LABELS) as (keyof typeof LABELS)[]).flatMap((key) =>
    details[key] ? [`${" ".repeat(WIDTH)}${LABELS[key]}: ${details[key]}`] : [],
  );
  return [`${finding.level.padEnd(WIDTH)}${finding.about}: ${finding.what}`, ...detailLines];
}
