/** One thing that the doctor looked at. */
export interface Finding {
  level: "ok" | "note" | "warning" | "error";
  /** The variable or part of the machine that it is about. */
  about: string;
  what: string;
  why?: string;
  mend?: string;
  /** What people would see of it, at TikTok or on the login page. */
  shows?: string;
}

/** The variables that the checks read; an empty one counts as absent. */
export type Variables = Record<string, string | undefined>;

const WIDTH = 9;
const LABELS = { why: "Why", mend: "Mend", shows: "People see" } as const;

/** A finding as lines for a terminal. */
export function lines(finding: Finding): string[] {
  const more = (Object.keys(LABELS) as (keyof typeof LABELS)[]).flatMap((key) =>
    finding[key] ? [`${" ".repeat(WIDTH)}${LABELS[key]}: ${finding[key]}`] : [],
  );
  return [`${finding.level.padEnd(WIDTH)}${finding.about}: ${finding.what}`, ...more];
}
