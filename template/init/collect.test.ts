import { expect, it } from "vitest";
import { collectAnswers } from "@/scripts/init/collect";
import { presentAnswers } from "@/scripts/init/present";
import { openProject } from "@/scripts/init/project";
import { questions } from "@/scripts/init/questions";

const project = openProject(".");
const all = questions(project.read("app/globals.css"));

/** A terminal where a person types these lines. */
function typing(...lines: string[]) {
  const said: string[] = [];
  const asked: string[] = [];
  return {
    said,
    asked,
    ask: async (question: string) => {
      asked.push(question);
      return lines.shift() ?? "";
    },
    say: (line: string) => void said.push(line),
  };
}

it("keeps what the project has where nothing is said", async () => {
  const present = presentAnswers(project);
  expect(await collectAnswers(project, all, {}, null)).toEqual(present);
  const terminal = typing();
  expect(await collectAnswers(project, all, {}, terminal)).toEqual(present);
  expect(terminal.asked).toHaveLength(all.length);
  expect(terminal.asked[0]).toBe(`Name of the site [${present.name}]: `);
});

it("asks again, with a sentence, after what cannot be used", async () => {
  const terminal = typing("", "video.publish", "user.info.stats");
  const answers = await collectAnswers(project, all, {}, terminal);
  expect(answers.scopes).toEqual(["user.info.basic", "user.info.stats"]);
  expect(terminal.said.join()).toContain("video.publish is not a scope");
});

it("asks nothing that a flag says, and offers the rest", async () => {
  const terminal = typing();
  const given = { name: "Wings", scopes: "user.info.basic" };
  const answers = await collectAnswers(project, all, given, terminal);
  expect(answers.name).toBe("Wings");
  expect(answers.tagline).toBe(presentAnswers(project).tagline);
  expect(terminal.asked.join()).not.toMatch(/Name of the site|scopes/);
});

it("names every flag whose value cannot be used", async () => {
  const given = { accent: "#ffe600", origin: "http://example.com", contact: "me" };
  const problems = await collectAnswers(project, all, given, null).catch(({ message }) => message);
  expect(problems).toMatch(/^--contact: .*\n--accent: .*\n--origin: .*$/);
});
