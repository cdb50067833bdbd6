import { mistakesIn } from "../../../lib/env-schema";
import type { Finding, Variables } from "../finding";

/**
 * Reports every other mistake that keeps the site from starting, with the site's own message.
 * @param findings of the other checks
 */
export function checkOtherMistakes(variables: Variables, findings: Finding[]): Finding[] {
  const reported = new Set(
    findings
      .filter(({ level }) => level === "error")
      .flatMap(({ about }) => about.match(/[A-Z_]+/g) ?? []),
  );
  return mistakesIn(variables)
    .map(toFinding)
    .filter(({ about }) => !reported.has(about));
}

function toFinding(sentence: string): Finding {
  const [about = ""] = sentence.split(" ", 1);
  const what = sentence.slice(about.length + 1);
  const fix = `Correct or remove ${about}. See .env.example.`;
  return { level: "error", about, what, why: "The site does not start.", fix };
}
