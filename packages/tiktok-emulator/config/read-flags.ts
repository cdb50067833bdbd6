import { parseArgs } from "node:util";
import { ConfigProblem } from "./config-problem";
import { FLAGS, type FlagName, variableOf } from "./flags";

/** The given flags, each with its values; a switch has the value "1". */
export type Given = Partial<Record<FlagName, string[]>>;

/** The variable with which an app finds the emulator, and which is none of the emulator's own. */
const OF_THE_APP = "TIKTOK_EMULATOR_URL";

/**
 * Reads flags and environment variables. A flag counts more than its variable.
 * @throws {ConfigProblem} if one of them is not known, or if a flag's value is missing
 */
export function readFlags(words: string[], env: Record<string, string | undefined>): Given {
  return { ...fromEnvironment(env), ...fromWords(words) };
}

function fromWords(words: string[]): Given {
  const options = Object.fromEntries(
    Object.entries(FLAGS).map(([name, flag]) => {
      const type = "takes" in flag ? ("string" as const) : ("boolean" as const);
      return [name, { type, multiple: true }];
    }),
  );
  try {
    const { values } = parseArgs({ args: words, options, allowPositionals: false });
    const given = Object.entries(values).map(([name, value]) => {
      const all = [value].flat().map((one) => (one === true ? "1" : String(one)));
      return [name, isRepeatable(name) ? all : all.slice(-1)];
    });
    return Object.fromEntries(given);
  } catch (error) {
    const [sentence = ""] = (error as Error).message.split(/\.\s/);
    throw new ConfigProblem(`${sentence.replace(/\.$/, "")}. Use --help to see the options.`);
  }
}

function fromEnvironment(env: Record<string, string | undefined>): Given {
  const names = Object.keys(FLAGS) as FlagName[];
  const known = new Set([OF_THE_APP, ...names.map(variableOf)]);
  const unknown = Object.keys(env).find(
    (name) => name.startsWith("TIKTOK_EMULATOR_") && !known.has(name),
  );
  if (unknown) {
    throw new ConfigProblem(`${unknown} is not an option. Use --help to see the options.`);
  }
  const given: Given = env.PORT?.trim() ? { port: [env.PORT.trim()] } : {};
  for (const name of names) {
    const value = env[variableOf(name)]?.trim();
    if (!value) continue;
    given[name] = isRepeatable(name) ? value.split(/\s+/) : [value];
  }
  return given;
}

function isRepeatable(name: string): boolean {
  return "isRepeatable" in FLAGS[name as FlagName];
}
