import { readFileSync } from "node:fs";
import { type RunningEmulator, startEmulator } from "tiktok-login-emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const read = (path: string) => readFileSync(path, "utf8");

describe("the control API's page", () => {
  let emulator: RunningEmulator;
  beforeAll(async () => {
    emulator = await startEmulator({ port: 0 });
  });
  afterAll(() => emulator.close());

  const page = read("packages/tiktok-emulator/docs/control-api.md");
  const blocks = [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, block = ""]) => block);
  const commands = blocks.flatMap((block) =>
    block
      .replace(/\\\n\s*/g, "")
      .trim()
      .split("\n"),
  );

  it("has a command for every path of the API", async () => {
    const { paths } = await (await fetch(`${emulator.url}/_emulator/openapi.json`)).json();
    const forForms = ["/_emulator/faults/clear"];
    const named = Object.keys(paths).filter((path) => !forForms.includes(path));
    for (const path of named) expect(commands.join()).toContain(path.replace(/\{.*/, ""));
  });

  it.each(commands)("%s", async (command) => {
    const { method, path, body } = parsed(command);
    const answer = await fetch(emulator.url + path, { method, ...(body && { body }) });
    expect(answer.ok, await answer.text()).toBe(true);
  });
});

describe("the table of facts", () => {
  const rows = (
    read("packages/tiktok-emulator/docs/behaviour.md").split("## What it does as TikTok does")[1] ??
    ""
  )
    .split("\n")
    .filter((line) => /^\| (?!fact|---|\*\*)/.test(line))
    .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | *\|$/g, "").trim()));

  it("has a source for each", () => {
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.filter(([, source]) => !source)).toEqual([]);
  });

  it.each(rows)("names the test that exists, or says that there is none: %s", (...cells) => {
    const test = cells.at(-1) as string;
    if (test.startsWith("not implemented")) return expect(test).toMatch(/^not implemented(: .+)?$/);
    const [, path = "", title = ""] = /^`([^`]+)` "(.+)"$/.exec(test) ?? [];
    expect(read(path)).toMatch(new RegExp(`\\("${escaped(title)}|^ +"${escaped(title)}`, "m"));
  });
});

/** The request of a command line with curl, and with its options -X and -d only. */
function parsed(command: string) {
  const [, method, , url = "", body] =
    /^curl (?:-X ([A-Z]+) )?("?)(http:\/\/localhost:4600[^\s"]*)\2(?: -d '([^']*)')?$/.exec(
      command,
    ) ?? [];
  if (!url) throw new Error(`This is not a command that the test can read: ${command}`);
  return { method: method ?? (body ? "POST" : "GET"), path: url.replace(/^.*?:4600/, ""), body };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
