import { type Terminal, withTerminal } from "./init/ask";
import { collectAnswers } from "./init/collect";
import { applyAnswers } from "./init/edits";
import { helpText, readFlags } from "./init/flags";
import { formatChanges } from "./init/format";
import { diffOf, markdownFiles, reasonNotToChange } from "./init/git";
import { openProject, type Project } from "./init/project";
import { questions as questionsFor } from "./init/questions";
import { runAndExit } from "./next-dev";

const NEXT = `Done. What now:
  npm test      checks your site
  git diff      shows what changed; commit it
  app/ has the icons. Replace them with your own.`;

/** Turns this starter into a site of one's own: npm run init -- --help */
async function init(): Promise<number> {
  const folder = process.cwd();
  const project = openProject(folder);
  const questions = questionsFor(project.read("app/globals.css"));
  const { help, yes, given } = readFlags(process.argv.slice(2), questions);
  if (help) {
    console.log(helpText(questions));
    return 0;
  }
  const reason = reasonNotToChange(folder);
  if (reason) throw new Error(reason);
  const change = async (terminal: Terminal | null) => {
    const answers = await collectAnswers(project, questions, given, terminal);
    const today = new Date().toISOString().slice(0, 10);
    applyAnswers(project, answers, { pages: markdownFiles(folder), today });
    formatChanges(project);
    return save(project, terminal);
  };
  return yes ? change(null) : withTerminal(change);
}

async function save(project: Project, terminal: Terminal | null): Promise<number> {
  const changes = project.changes();
  if (changes.length === 0) {
    console.log("Nothing to change.");
    return 0;
  }
  console.log(diffOf(changes, Boolean(process.stdout.isTTY)));
  const answer = terminal
    ? await terminal.ask(`Write these ${changes.length} files? (yes or no) `)
    : "yes";
  if (!/^y(es)?$/i.test(answer)) {
    console.log("Nothing was changed.");
    return 1;
  }
  project.save();
  console.log(NEXT);
  return 0;
}

await runAndExit(init);
