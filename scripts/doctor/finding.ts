/** One thing that the doctor looked at; what is to mend says why, and how. */
export type Finding = Sight | Problem;

interface Sight {
  level: "ok" | "note";
  /** The variable or part of the machine that it is about. */
  about: string;
  what: string;
  mend?: string;
}

interface Problem {
  /** An error keeps people from signing in, or the site from starting; a warning may. */
  level: "warning" | "error";
  about: string;
  what: string;
  why: string;
  mend: string;
  /** What people would see of it, at TikTok or on the login page. */
  shows?: string;
}

/** The variables that the checks read; an empty one counts as absent. */
export type Variables = Record<string, string | undefined>;

export const isProblem = (finding: Finding): finding is Problem =>
  finding.level === "error" || finding.level === "warning";

const WIDTH = 9;
const LABELS = { why: "Why", mend: "Mend", shows: "People see" } as const;

/** A finding as lines for a terminal. */
export function lines(finding: Finding): string[] {
  const more: Partial<Record<keyof typeof LABELS, string>> = finding;
  const rest = (Object.keys(LABELS) as (keyof typeof LABELS)[]).flatMap((key) =>
    more[key] ? [`${" ".repeat(WIDTH)}${LABELS[key]}: ${more[key]}`] : [],
  );
  return [`${finding.level.padEnd(WIDTH)}${finding.about}: ${finding.what}`, ...rest];
}
