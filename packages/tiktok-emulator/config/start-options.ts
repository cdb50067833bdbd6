import { readFileSync } from "node:fs";
import type { StartOptions } from "../start";
import type { Settings } from "../state/settings";
import { appFlags, firstValues } from "./app-flags";
import { appOf, completeApp } from "./apps";
import { type Config, parseConfig, readConfigFile } from "./config-file";
import { ConfigProblem } from "./config-problem";
import { type Given, readFlags } from "./read-flags";

const DEFAULT_PORT = 4600;
/** When the clock stands still if there is a seed and no time. */
const SEEDED_TIME = "2026-11-25T12:00:00Z";

/** What the command line asks for. */
export interface Command {
  help: boolean;
  json: boolean;
  stopWithStdin: boolean;
  start: StartOptions;
}

/**
 * The options from flags, environment variables and the configuration file, in this order of importance.
 * @throws {ConfigProblem} with one sentence for what is wrong
 */
export function readCommand(words: string[], env: Record<string, string | undefined>): Command {
  const given = readFlags(words, env);
  const [file] = given.config ?? [];
  const config = withFlags(file === undefined ? {} : readConfigFile(file), given);
  return {
    help: Boolean(given.help),
    json: Boolean(given.json),
    stopWithStdin: Boolean(given["stop-with-stdin"]),
    start: startOptions(parseConfig(config, "The configuration")),
  };
}

/** What to start for a configuration, which has the form of the configuration file. */
function startOptions(config: Config): StartOptions {
  const { host, port = DEFAULT_PORT, baseUrl, state, seed } = config;
  if (Boolean(config.cert) !== Boolean(config.key)) {
    throw new ConfigProblem("cert and key belong together: give both or neither.");
  }
  const time = config.time ?? (seed === undefined ? undefined : SEEDED_TIME);
  const [first, ...others] = config.apps ?? [];
  const settings: Partial<Settings> = {
    ...config.settings,
    ...(first && appOf(first)),
    ...(others.length > 0 && { otherApps: others.map(completeApp) }),
    ...(config.personas && { personas: config.personas }),
    ...(seed !== undefined && { seed }),
    ...(time !== undefined && { clockStoppedAt: secondsOf(time) }),
  };
  const own = config.cert && config.key ? readCertificate(config.cert, config.key) : undefined;
  return {
    port,
    ...(host && { host }),
    ...(baseUrl && { baseUrl }),
    ...(state && { statePath: state }),
    ...((own ?? config.https) && { https: own ?? true }),
    settings,
  };
}

function withFlags(file: Config, given: Given): unknown {
  const { host, "base-url": baseUrl, cert, key, state, seed, time } = given;
  const [first = {}, ...others] = file.apps ?? [];
  const app = { ...first, ...appFlags(given) };
  const behaviour = behaviourFlags(given);
  return {
    ...file,
    ...firstValues({ host, baseUrl, cert, key, state, seed, time }),
    ...(given.port && { port: portOf(given.port[0] ?? "") }),
    ...(given.https && { https: true }),
    ...(Object.keys(app).length > 0 && { apps: [app, ...others] }),
    ...(Object.keys(behaviour).length > 0 && { settings: { ...file.settings, ...behaviour } }),
  };
}

function behaviourFlags(given: Given): Partial<Settings> {
  const { "allow-private-addresses": allowPrivate, "allowed-host": allowedHosts } = given;
  return {
    ...(allowPrivate && { allowPrivateAddresses: true }),
    ...(allowedHosts && { allowedHosts }),
  };
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new ConfigProblem(`The port must be a number from 0 to 65535, not "${text}".`);
}

function secondsOf(time: string): number | null {
  if (time === "machine") return null;
  const milliseconds = Date.parse(time);
  if (milliseconds > 0) return Math.floor(milliseconds / 1000);
  throw new ConfigProblem(`The time must be like ${SEEDED_TIME}, or "machine", not "${time}".`);
}

function readCertificate(cert: string, key: string): { cert: string; key: string } {
  return { cert: readPem(cert), key: readPem(key) };
}

function readPem(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new ConfigProblem(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
}
