import type { Answers } from "./answers";
import { type Oklch, parseColour } from "./colour";
import { withDeployButton } from "./deploy-button";
import { withAccent, withMark } from "./palette";
import { isTemplate, NO_ORIGIN, presentAnswers, TEMPLATE_BEGIN, TEMPLATE_END } from "./present";
import type { Project } from "./project";
import { withSiteTexts } from "./site-file";
import { withTheme } from "./theme-file";

/** What is only about the template, and goes with the first run. */
export const ONLY_TEMPLATE = ["template", ".github/workflows/template.yml"];

const EMPTY_CHANGELOG = "# Changelog\n\n## Unreleased\n";

/**
 * Writes answers to every place where they stand.
 * @param pages every Markdown file of the project
 * @param today as YYYY-MM-DD
 */
export function applyAnswers(
  project: Project,
  answers: Answers,
  { pages, today }: { pages: readonly string[]; today: string },
): void {
  const present = presentAnswers(project);
  if (isTemplate(project)) {
    pages = pages.filter((path) => !ONLY_TEMPLATE.some((only) => path.startsWith(`${only}/`)));
    removeTemplate(project, pages, present.description);
  }
  const edit = (path: string, change: (content: string) => string) =>
    project.write(path, change(project.read(path)));

  edit("lib/site.ts", (source) => withSiteTexts(source, answers, today));
  editColours(project, present, answers);
  editPackage(project, answers);
  edit(".devcontainer/devcontainer.json", (json) =>
    json.replace(/^( +"name": ).*,$/m, (_line, key) => `${key}${JSON.stringify(answers.name)},`),
  );
  edit("README.md", (page) => withIntroduction(page, present.description, answers));
  edit("README.md", (page) => withDeployButton(page, answers));
  edit("docs/database.md", (page) => withDeployButton(page, { ...answers, database: true }));
  edit(".env.example", (file) =>
    withVariables(file, {
      TIKTOK_SCOPES: answers.scopes.join(),
      DATABASE_URL: answers.database ? "pglite:.data/db" : "",
    }),
  );
  edit("Dockerfile", (file) =>
    file
      .replace(/^ARG TIKTOK_SCOPES.*$/m, `ARG TIKTOK_SCOPES=${answers.scopes.join()}`)
      .replace(/^ARG AUTH_URL.*$/m, `ARG AUTH_URL${answers.origin && `=${answers.origin}`}`),
  );
  for (const path of [...pages, "Dockerfile"])
    if (project.has(path)) edit(path, (text) => withOrigin(text, present.origin, answers.origin));
}

function removeTemplate(project: Project, pages: readonly string[], description: string): void {
  const block = new RegExp(`${TEMPLATE_BEGIN}\n[^]*?${TEMPLATE_END}\n\n?`, "g");
  for (const path of pages) project.write(path, project.read(path).replace(block, ""));
  project.write(
    ".github/dependabot.yml",
    project.read(".github/dependabot.yml").replace(/^ *# template\n[\s\S]*?# \/template\n/gm, ""),
  );
  project.write("CHANGELOG.md", EMPTY_CHANGELOG);
  for (const path of ONLY_TEMPLATE) if (project.has(path)) project.remove(path);
  const readme = project.read("README.md");
  project.write(
    "README.md",
    readme.replace("\n\n", () => `\n\n${description}\n\n`),
  );
}

function editColours(project: Project, present: Answers, { accent, mark }: Answers): void {
  let css = project.read("app/globals.css");
  if (accent !== present.accent) css = withAccent(css, colour(accent));
  if (mark !== present.mark) css = withMark(css, colour(mark));
  project.write("app/globals.css", css);
  // Even if no colour changes here: somebody may have changed one in globals.css alone.
  project.write("lib/theme.ts", withTheme(project.read("lib/theme.ts"), css));
}

function editPackage(project: Project, { repository, description }: Answers): void {
  const name = packageName(repository);
  const json = JSON.parse(project.read("package.json"));
  const changed = { ...json, name, description, repository: `github:${repository}` };
  project.write("package.json", `${JSON.stringify(changed, null, 2)}\n`);
  const lock = JSON.parse(project.read("package-lock.json"));
  lock.name = name;
  lock.packages[""].name = name;
  project.write("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
}

/** The name of the package in a repository, by npm's rules. */
function packageName(repository: string): string {
  const [, name = ""] = repository.toLowerCase().split("/");
  return name.replace(/^[._]+/, "") || "site";
}

function withIntroduction(page: string, before: string, { name, description }: Answers): string {
  return page
    .replace(/^# .*$/m, () => `# ${name}`)
    .replace(`\n${before}\n`, () => `\n${description}\n`);
}

function withVariables(file: string, values: Record<string, string>): string {
  return Object.entries(values).reduce((text, [name, value]) => {
    return text.replace(new RegExp(`^${name}=.*$`, "m"), () => `${name}=${value}`);
  }, file);
}

function withOrigin(text: string, before: string, after: string): string {
  const old = (before || NO_ORIGIN).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(`${old}(?![\\w:-]|\\.\\w)`, "g"), () => after || NO_ORIGIN);
}

function colour(hex: string): Oklch {
  const parsed = parseColour(hex);
  if (!parsed) throw new Error(`${hex} is not a colour such as #0a5c4a.`);
  return parsed;
}
