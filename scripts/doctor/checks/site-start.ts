import { mistakesIn } from "../../../lib/env-schema";
import type { Finding, Variables } from "../finding";

/**
 * Everything else that keeps the site from starting, in the site's own words.
 * @param found the findings of the other checks
 */
export function checkSiteStart(variables: Variables, found: Finding[]): Finding[] {
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
  const fix = `Correct or remove ${about}. See .env.example.`;
  return { level: "error", about, what, why: "The site does not start.", fix };
}
