import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { type Answers, keys, questions, readAnswer } from "./init/questions";
import { readSite, reasonNotToWrite, writeAnswers } from "./init/write";
import { runAndExit } from "./next-dev";

const HELP = `npm run init -- [flags]

Makes this starter your own: asks for values not given as flags and writes them to lib/site.json. The package's name and repository
and README's title follow. It can run again, and then offers what it finds. Commit your work first.

${keys.map((key) => `  --${key} TEXT`.padEnd(22) + questions[key].question).join("\n")}
  --yes               Ask nothing: values not given as flags stay as they are

The first run removes what is only about the template: the folder template/ and its workflow, the entries of CHANGELOG.md,
and the passages about the template in README.md, CONTRIBUTING.md, AGENTS.md and docs/.`;

const NEXT = `Done. Next steps:
  git diff          shows what changed, and git restore . undoes it
  npm test          checks your site; then commit it
  lib/site.ts       has the tagline and the description of the landing page
  app/globals.css   has the colours, and lib/theme.ts those of link previews
  app/              has the icons: replace them with your own`;

/** Turns this starter into a site of one's own: npm run init -- --help */
async function init(): Promise<number> {
  const { values } = parseArgs({
    options: {
      help: { type: "boolean", short: "h" },
      yes: { type: "boolean", short: "y" },
      ...Object.fromEntries(keys.map((key) => [key, { type: "string" as const }])),
    },
  });
  const { help, yes, ...given } = values as Partial<Answers> & { help?: boolean; yes?: boolean };
  if (help) {
    console.log(HELP);
    return 0;
  }
  const reason = reasonNotToWrite();
  if (reason) throw new Error(reason);
  const answers = readFlags(given);
  writeAnswers(yes ? { ...presentAnswers(), ...answers } : await askForRest(answers), today());
  console.log(NEXT);
  return 0;
}

const today = () => new Date().toISOString().slice(0, 10);

function presentAnswers(): Answers {
  const { legalDate: _, ...present } = readSite();
  return present;
}

/** @throws {Error} one sentence for each flag whose value cannot be used */
function readFlags(given: Partial<Answers>): Partial<Answers> {
  const read = keys.flatMap((key) =>
    given[key] === undefined ? [] : { key, ...readAnswer(key, given[key]) },
  );
  const problems = read.flatMap(({ key, problem }) => (problem ? `--${key}: ${problem}` : []));
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return Object.fromEntries(read.map(({ key, answer }) => [key, answer]));
}

/** Asks in the terminal for what `given` lacks. */
async function askForRest(given: Partial<Answers>): Promise<Answers> {
  const answers = { ...presentAnswers(), ...given };
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  // Otherwise the end of the input (Ctrl-D) would end the process without a word.
  const ended = new Promise<never>((_, reject) =>
    lines.once("close", () => reject(new Error("\nStopped. Nothing was changed."))),
  );
  const ask = async (key: keyof Answers): Promise<string> => {
    const present = answers[key] && ` [${answers[key]}]`;
    const typed = await Promise.race([
      lines.question(`${questions[key].question}${present}: `),
      ended,
    ]);
    const { answer, problem } = readAnswer(key, typed.trim() || answers[key]);
    if (!problem) return answer;
    console.log(`  ${problem}`);
    return ask(key);
  };
  console.log(
    "Press Enter to keep what is in brackets. Nothing is written before the last answer.",
  );
  for (const key of keys) if (given[key] === undefined) answers[key] = await ask(key);
  ended.catch(() => {});
  lines.close();
  return answers;
}

await runAndExit(init);
