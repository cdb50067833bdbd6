import { parseArgs } from "node:util";
import { ONLY_TEMPLATE } from "./edits";
import type { Question } from "./questions";

/** What the command line asks for. */
export interface Flags {
  help: boolean;
  /** Whether to ask nothing. */
  yes: boolean;
  /** Answers by the question's key, not checked yet. */
  given: Record<string, string>;
}

/**
 * Reads the command line.
 * @throws {Error} one sentence that names what it does not know
 */
export function readFlags(args: readonly string[], questions: readonly Question[]): Flags {
  const names = questions.map(({ key }) => key).filter((key) => key !== "database");
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      help: { type: "boolean", short: "h" },
      yes: { type: "boolean", short: "y" },
      database: { type: "boolean" },
      ...Object.fromEntries(names.map((name) => [name, { type: "string" as const }])),
    },
  });
  const { help = false, yes = false, database, ...texts } = values as Record<string, unknown>;
  const given = Object.entries(texts).map(([name, value]) => [name, String(value).trim()]);
  if (database !== undefined) given.push(["database", database ? "yes" : "no"]);
  return { help: Boolean(help), yes: Boolean(yes), given: Object.fromEntries(given) };
}

/** The text of --help. */
export function helpText(questions: readonly Question[]): string {
  const flags = questions.map(({ key, text }) =>
    key === "database" ? ["--database, --no-database", text] : [`--${key} TEXT`, text],
  );
  const all = [...flags, ["--yes", "Ask nothing: what no flag says stays as it is"]];
  const rows = all.map(([flag = "", text]) => `  ${flag.padEnd(27)}${text}`);
  return `npm run init -- [flags]

Makes this starter your own: asks for what no flag says, shows every change, and writes it after a yes. It can run
again, and then offers what it finds in the project. Commit your work first: it refuses to mix with other changes.

${rows.join("\n")}

It writes to lib/site.ts, lib/theme.ts, app/globals.css, package.json, package-lock.json, README.md, the pages in docs/,
.env.example, Dockerfile and .devcontainer. With a database means that README's deploy button asks for one and that
.env.example has one to develop with; the code for both stays, and DATABASE_URL decides.

The first run removes what is only about the template: the entries of CHANGELOG.md, ${ONLY_TEMPLATE.join(", ")}, and the
introduction, pictures and notes in README.md and CONTRIBUTING.md. It leaves LICENSE, whose notice must stay, and the icons
in app/, for you to replace. init itself stays, to run again.`;
}
