import type { Answers } from "./answers";
import * as checks from "./checks";

/** A question, which a flag of the same name answers as well. */
export interface Question<K extends keyof Answers = keyof Answers> {
  key: K;
  /** As people are asked, and as --help explains the flag. */
  text: string;
  check: checks.Check<Answers[K]>;
}

/** Every question, in the order in which they are asked. @param css app/globals.css */
export function questions(css: string): Question[] {
  return [
    question("name", "Name of the site", checks.checkName),
    question("scopes", "TikTok scopes, separated by commas", checks.checkScopes),
    question("tagline", "What people get, in a short sentence", checks.checkTagline),
    question("description", "Description, at most 120 characters", checks.checkDescription),
    question("owner", "Who runs it, for the privacy policy", checks.checkOwner),
    question("contact", "Mail address for questions about privacy", checks.checkContact),
    question("repository", "Repository at GitHub (owner/name)", checks.checkRepository),
    question("accent", "Colour of buttons and links", checks.checkColour(css, "accent")),
    question("mark", "Colour of highlights", checks.checkColour(css, "mark")),
    question("origin", "Public address, empty while there is none", checks.checkOrigin),
    question("database", "Keep people in a database? (yes or no)", checks.checkYesOrNo),
  ];
}

function question<K extends keyof Answers>(
  key: K,
  text: string,
  check: checks.Check<Answers[K]>,
): Question {
  return { key, text, check } as unknown as Question;
}

/** An answer as people write it. */
export function asText(answer: Answers[keyof Answers]): string {
  if (typeof answer === "boolean") return answer ? "yes" : "no";
  return typeof answer === "string" ? answer : answer.join();
}
