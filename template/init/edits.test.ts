import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import type { Answers } from "@/scripts/init/answers";
import { deployButtonOn } from "@/scripts/init/deploy-button";
import { applyAnswers, ONLY_TEMPLATE } from "@/scripts/init/edits";
import { markdownFiles } from "@/scripts/init/git";
import { colourIn } from "@/scripts/init/palette";
import { isTemplate, presentAnswers } from "@/scripts/init/present";
import { openProject, type Project } from "@/scripts/init/project";

const ANSWERS: Answers = {
  name: "Backstage",
  tagline: "Numbers of your evening.",
  description: "Backstage shows bands what people watched. It never posts.",
  owner: "Backstage & Sons Ltd",
  contact: "privacy@backstage.example",
  repository: "acme/Backstage",
  accent: "#0a5c4a",
  mark: "#8a2be2",
  origin: "https://backstage.example",
  scopes: ["user.info.basic", "user.info.stats"],
  database: true,
};
const pages = markdownFiles(".");
const when = { pages, today: "2026-12-01" };

let project: Project;

/** The project as it is on the disk, without what an init on this clone may have done: changes stay in memory. */
beforeEach(() => {
  project = openProject(".");
});

const apply = (changes: Partial<Answers> = {}) =>
  applyAnswers(project, { ...ANSWERS, ...changes }, when);
const contents = () => project.changes().map(({ path, after }) => [path, after]);

// After init, the files are the site's own and may be anything.
describe.skipIf(!isTemplate(openProject(".")))("init", () => {
  it("finds each answer again where it wrote it", () => {
    apply();
    expect(presentAnswers(project)).toEqual(ANSWERS);
  });

  it("leaves the old values in no file", () => {
    const before = presentAnswers(project);
    apply();
    const old = [before.name, before.owner, before.contact, before.repository];
    const tracked = execFileSync("git", ["ls-files"], { encoding: "utf8" }).split("\n");
    const paths = tracked.filter((path) => /\.(json|md|mjs|tsx?|ya?ml)$|Dockerfile/.test(path));
    for (const path of paths) {
      // Scripts name the placeholders that they look for.
      if (path.startsWith("scripts/") || !project.has(path)) continue;
      const content = project.read(path);
      const left = old.filter(
        (value) => content.includes(value) || content.includes(encodeURIComponent(value)),
      );
      expect([path, left]).toEqual([path, []]);
    }
  });

  it("writes the address into the commands and tables of the pages", () => {
    apply();
    for (const path of ["README.md", "docs/deploy.md", "docs/app-review.md", "Dockerfile"]) {
      expect(project.read(path)).toContain("https://backstage.example");
      expect(project.read(path)).not.toContain("https://your.domain");
    }
  });

  it("names the package after the repository, in the lockfile, too", () => {
    apply();
    const names = ["package.json", "package-lock.json"].map((path) =>
      JSON.parse(project.read(path)),
    );
    expect(names.map(({ name }) => name)).toEqual(["backstage", "backstage"]);
    expect(names[1].packages[""].name).toBe("backstage");
  });

  it("changes nothing the second time", () => {
    apply();
    const once = contents();
    apply();
    expect(contents()).toEqual(once);
  });

  it("takes a second answer as well as the first", () => {
    apply();
    const others: Answers = {
      name: "Wings",
      tagline: "Waiting in the wings.",
      description: "Wings waits until the lights go out.",
      owner: "Wings",
      contact: "post@wings.example",
      repository: "wings-band/site",
      accent: "#a4161a",
      mark: "#0b525b",
      origin: "",
      scopes: ["user.info.basic", "video.list"],
      database: false,
    };
    apply(others);
    expect(presentAnswers(project)).toEqual(others);
    expect(project.read("README.md")).not.toContain("Backstage");
    expect(project.read("docs/deploy.md")).toContain("https://your.domain");
    expect(project.read("docs/deploy.md")).not.toContain("backstage.example");
  });

  it("keeps a text of the person's own in README", () => {
    apply();
    const own = project
      .read("README.md")
      .replace("## Get started", "Our own words.\n\n## Get started");
    project.write("README.md", own);
    apply({ name: "Wings" });
    expect(project.read("README.md")).toContain("# Wings\n\nBackstage shows bands");
    expect(project.read("README.md")).toContain("Our own words.");
  });

  it("removes what is only about the template", () => {
    apply();
    expect(isTemplate(project)).toBe(false);
    for (const path of ONLY_TEMPLATE) expect(project.has(path)).toBe(false);
    expect(project.read(".github/dependabot.yml")).not.toContain("template");
    expect(project.read("CHANGELOG.md")).toBe("# Changelog\n\n## Unreleased\n");
    const left = pages.filter((path) => project.has(path) && !path.startsWith("template/"));
    expect(left.length).toBeGreaterThan(20);
    for (const path of left) {
      expect(project.read(path), path).not.toContain("<!-- template");
      // The folder is gone, and with it its commands.
      expect(project.read(path), path).not.toMatch(/\btemplate\/|--prefix template/);
    }
    expect(project.read("README.md")).not.toContain("<picture>");
    expect(project.read("README.md")).toContain("## Get started");
  });

  it("keeps a changelog that the site has begun", () => {
    apply();
    project.write("CHANGELOG.md", "# Changelog\n\n## 1.0.0\n\n- First.\n");
    apply({ name: "Wings" });
    expect(project.read("CHANGELOG.md")).toContain("## 1.0.0");
  });

  it("gives the privacy policy a new date only when something in it changed", () => {
    apply();
    const dated = project.read("lib/site.ts");
    expect(dated).toContain('legalDate: "2026-12-01"');
    applyAnswers(project, { ...ANSWERS, origin: "" }, { pages, today: "2027-01-01" });
    expect(project.read("lib/site.ts")).toBe(dated);
  });

  it("asks for a database in README's button and not in the other one's place", () => {
    apply();
    expect(deployButtonOn(project.read("README.md"))?.database).toBe(true);
    expect(project.read(".env.example")).toContain("DATABASE_URL=pglite:");
    apply({ database: false });
    expect(deployButtonOn(project.read("README.md"))?.database).toBe(false);
    expect(deployButtonOn(project.read("docs/database.md"))?.database).toBe(true);
    expect(project.read(".env.example")).toMatch(/^DATABASE_URL=$/m);
  });

  it("brings lib/theme.ts in step with a colour that was changed in globals.css alone", () => {
    const css = readFileSync("app/globals.css", "utf8");
    project.write("app/globals.css", css.replace(/--page: [^;]*;/, "--page: #fffdf5;"));
    const before = presentAnswers(project);
    applyAnswers(project, before, when);
    expect(project.read("lib/theme.ts")).toContain('page: "#fffdf5"');
    expect(project.read("app/globals.css")).toContain("--page: #fffdf5;");
    expect(colourIn(project.read("app/globals.css"), "light", "accent")).toEqual(
      colourIn(css, "light", "accent"),
    );
  });
});
