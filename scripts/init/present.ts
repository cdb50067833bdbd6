import type { Answers } from "./answers";
import { hexOf } from "./colour";
import { deployButtonOn } from "./deploy-button";
import { colourIn } from "./palette";
import type { Project } from "./project";
import { siteTexts } from "./site-file";

/** What stands in the project for `origin` while there is none. */
export const NO_ORIGIN = "https://your.domain";

/** The answers that the project has now. */
export function presentAnswers(project: Project): Answers {
  const button = deployButtonOn(project.read("README.md"));
  if (!button)
    throw new Error("README.md has no deploy button, from which init reads the repository.");
  const css = project.read("app/globals.css");
  return {
    ...siteTexts(project.read("lib/site.ts")),
    ...button,
    accent: hexOf(colourIn(css, "light", "accent")),
    mark: hexOf(colourIn(css, "light", "mark")),
    origin: /^ARG AUTH_URL=(.+)$/m.exec(project.read("Dockerfile"))?.[1] ?? "",
  };
}

/** Whether init has not run here before. */
export function isTemplate(project: Project): boolean {
  return project.read("README.md").includes(TEMPLATE_BEGIN);
}

/** Around what is only about the template, in Markdown. */
export const TEMPLATE_BEGIN = "<!-- template -->";
export const TEMPLATE_END = "<!-- /template -->";
