import { readFileSync } from "node:fs";
import { z } from "zod";
import { appShape } from "../state/apps";
import { settingsSchema } from "../state/settings";
import { ConfigProblem } from "./config-problem";
import { sentences } from "./sentences";

const { personas, otherApps: _, ...settingsShape } = settingsSchema.shape;
const behaviour = Object.fromEntries(
  Object.entries(settingsShape).filter(([name]) => !Object.hasOwn(appShape, name)),
) as Omit<typeof settingsShape, keyof typeof appShape>;

/** An app in the configuration. What it leaves out has the value of the default app. */
const appInput = z.strictObject({
  ...z.strictObject(appShape).partial().shape,
  /** Each is registered for the platform that accepts it: https for Web, http for Desktop. */
  redirectUris: z.array(z.string()).optional(),
});

export type AppInput = z.infer<typeof appInput>;

const schema = z.strictObject({
  /** For editors. */
  $schema: z.string().optional(),
  host: z.string().min(1).optional(),
  port: z.number().int().min(0).max(65_535).optional(),
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  https: z.boolean().optional(),
  cert: z.string().optional(),
  key: z.string().optional(),
  state: z.string().optional(),
  seed: z.string().min(1).optional(),
  /** When the clock stands still; "machine" lets it run. */
  time: z.string().optional(),
  apps: z.array(appInput).min(1).optional(),
  personas: personas.optional(),
  /** How TikTok behaves: the settings of the control API except for the app's. */
  settings: z.strictObject(behaviour).partial().optional(),
});

export type Config = z.infer<typeof schema>;

/**
 * Reads a configuration file.
 * @throws {ConfigProblem} if it cannot be read, is not JSON, or has a key or value that is not known
 */
export function readConfigFile(path: string): Config {
  return parseConfig(parseJson(readText(path), path), path);
}

/** @param source where it comes from, for the message */
export function parseConfig(value: unknown, source: string): Config {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ConfigProblem(`${source}: ${sentences(parsed.error)}`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new ConfigProblem(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ConfigProblem(`${path} is not JSON: ${(error as Error).message}.`);
  }
}
