import { mistakesIn } from "../../../lib/env-schema";
import type { Finding, Variables } from "../finding";

/**
 * Whatever keeps the site from starting, in its own words, as far as no other check has found it.
 * @param found by the other checks
 */
export function checkStart(variables: Variables, found: Finding[]): Finding[] {
  const known = new Set(
    found
      .filter(({ level }) => level === "error")
      .flatMap(({ about }) => about.match(/[A-Z_]+/g) ?? []),
  );
  return mistakesIn(variables)
    .map(toFinding)
    .filter(({ about }) => !known.has(about));
}

function toFinding(sentence: string): Finding {
  const [about = ""] = sentence.split(" ", 1);
  const what = sentence.slice(about.length + 1);
  const mend = `Correct ${about}, or remove it; .env.example says what it is for.`;
  return { level: "error", about, what, why: "The site does not start.", mend };
}
