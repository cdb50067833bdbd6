import type { Answers } from "./answers";
import type { Terminal } from "./ask";
import { presentAnswers } from "./present";
import type { Project } from "./project";
import { asText, type Question } from "./questions";

/**
 * The answers of the flags, of the person and, for the rest, of the project as it is.
 * @param given answers by key, as on the command line
 * @param terminal to ask in; null to ask nothing
 * @throws {Error} one sentence for each flag whose value cannot be used
 */
export async function collectAnswers(
  project: Project,
  questions: readonly Question[],
  given: Record<string, string>,
  terminal: Terminal | null,
): Promise<Answers> {
  const checked = questions.flatMap(({ key, check }) => {
    const text = given[key];
    return text === undefined ? [] : [{ key, ...check(text) }];
  });
  const problems = checked.flatMap((one) =>
    "problem" in one ? [`--${one.key}: ${one.problem}`] : [],
  );
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const answers = Object.fromEntries(
    checked.flatMap((one) => ("value" in one ? [[one.key, one.value]] : [])),
  ) as Partial<Answers>;
  const all = presentAnswers(project);
  for (const question of questions) {
    if (question.key in answers) continue;
    const present = all[question.key];
    const answer = terminal ? await askFor(terminal, question, present) : present;
    Object.assign(answers, { [question.key]: answer });
  }
  return answers as Answers;
}

async function askFor(
  { ask, say }: Terminal,
  { text, check }: Question,
  present: Answers[keyof Answers],
): Promise<Answers[keyof Answers]> {
  const shown = asText(present);
  for (;;) {
    const typed = await ask(`${text}${shown && ` [${shown}]`}: `);
    if (!typed) return present;
    const result = check(typed);
    if ("value" in result) return result.value;
    say(`  ${result.problem}`);
  }
}
