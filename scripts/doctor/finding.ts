/** The result of one check. An error prevents sign-in or keeps the site from starting; a warning may do so. */
export interface Finding {
  level: "ok" | "note" | "warning" | "error";
  /** An environment variable, or a part of the machine such as "Node". */
  about: string;
  /** One sentence or two, without any secret. */
  what: string;
  fix?: string;
}

export type Variables = Record<string, string | undefined>;

export const isProblem = ({ level }: Finding) => level === "error" || level === "warning";

/** Formats a finding as lines for the terminal. */
export function formatFinding({ level, about, what, fix }: Finding): string[] {
  const line = `${level.padEnd(9)}${about}: ${what}`;
  return fix ? [line, `         Fix: ${fix}`] : [line];
}
