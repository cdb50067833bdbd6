import { mistakesIn, variableNames } from "../../../lib/env-schema";
import type { Finding, Variables } from "../finding";

// Values that stand for one, from .env.example, a README or a tutorial.
const PLACEHOLDER =
  /^(<.*>|\[.*\]|x{3,}|\.{3}|…|todo|changeme|your[-_ .].*|my[-_ ](client|secret|key).*)$/i;
const PLACEHOLDER_HOST = /(^|\.)your([-.]?(domain|site|app|project))?(\.|$)/i;

/** Finds values that only stand for one, such as "your-client-key". */
export function checkPlaceholders(variables: Variables): Finding[] {
  return variableNames.flatMap((about) => {
    const value = variables[about] ?? "";
    // Reported as made up.
    if (about.startsWith("AUTH_SECRET") || !isPlaceholder(value)) return [];
    const what = "is a placeholder.";
    const why = mistakesIn({ [about]: value }).length
      ? "The site does not start."
      : "It stands for a value that you have to fill in.";
    return [{ level: "error", about, what, why, fix: "Fill it in, or remove the line." } as const];
  });
}

function isPlaceholder(value: string): boolean {
  if (URL.canParse(value)) return PLACEHOLDER_HOST.test(new URL(value).hostname);
  return PLACEHOLDER.test(value);
}
