import { TRIES } from "./tries";
import { type Try, tryGuides } from "./world";

/**
 * Tries the guides that are named, each in a copy of its own, or all of them, in one copy as far as they can share it.
 * Prints a line for each. Returns the exit code.
 */
async function main(named: string[]): Promise<number> {
  const unknown = named.filter((guide) => !Object.hasOwn(TRIES, guide));
  if (unknown.length > 0) {
    console.error(
      `No such guide: ${unknown.join(", ")}. There are ${Object.keys(TRIES).join(", ")}.`,
    );
    return 1;
  }
  const lines: string[] = [];
  for (const group of named.length > 0 ? named.map((guide) => [guide]) : groups()) {
    console.log(`${group.join(", ")}: copying, checking, building …`);
    const tries = Object.fromEntries(group.map((guide) => [guide, TRIES[guide] as Try]));
    const startedAt = Date.now();
    const results = await tryGuides(tries).catch((error: Error) =>
      Object.fromEntries(group.map((guide) => [guide, error.message])),
    );
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    const problems = new Set(Object.values(results).filter(Boolean));
    for (const problem of problems) console.error(`\n${problem}`);
    for (const [guide, problem] of Object.entries(results))
      lines.push(`${problem ? "failed" : "works "}  ${guide}`);
    lines.push(`        ${seconds} s`);
  }
  console.log(`\n${lines.join("\n")}`);
  return lines.some((line) => line.startsWith("failed")) ? 1 : 0;
}

function groups(): string[][] {
  const alone = Object.keys(TRIES).filter((guide) => TRIES[guide]?.alone);
  const together = Object.keys(TRIES).filter((guide) => !TRIES[guide]?.alone);
  return [together, ...alone.map((guide) => [guide])];
}

process.exit(await main(process.argv.slice(2)));
