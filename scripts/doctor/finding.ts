/** One thing that the doctor looked at; what is to fix says why, and how. */
export type Finding = Sight | Problem;

interface Sight {
  level: "ok" | "note";
  /** The variable or the part of the machine. */
  about: string;
  what: string;
  fix?: string;
}

interface Problem {
  /** An error prevents sign-in or keeps the site from starting; a warning may. */
  level: "warning" | "error";
  about: string;
  what: string;
  why: string;
  fix: string;
  /** What people see because of it, at TikTok or on the login page. */
  symptom?: string;
}

/** The variables that the checks read. An empty one counts as absent. */
export type Variables = Record<string, string | undefined>;

export const isProblem = (finding: Finding): finding is Problem =>
  finding.level === "error" || finding.level === "warning";

const WIDTH = 9;
const LABELS = { why: "Why", fix: "Fix", symptom: "People see" } as const;

/** Formats a finding for the terminal. */
export function lines(finding: Finding): string[] {
  const more: Partial<Record<keyof typeof LABELS, string>> = finding;
  const rest = (Object.keys(LABELS) as (keyof typeof LABELS)[]).flatMap((key) =>
    more[key] ? [`${" ".repeat(WIDTH)}${LABELS[key]}: ${more[key]}`] : [],
  );
  return [`${finding.level.padEnd(WIDTH)}${finding.about}: ${finding.what}`, ...rest];
}
