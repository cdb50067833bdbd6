import { variableNames } from "../lib/env-schema";
import { scopeNames } from "../lib/scopes";
import { NPM, runCommand } from "./stages";

/** Where the tests build the site: beside the folders of `npm run dev` and `npm run build`. */
export const TEST_BUILD = ".next-test";

/** Builds the site for the browser tests, without the owner's own configuration. @returns the exit code */
export function buildForTests(): Promise<number> {
  // Empty values keep Next from reading them from .env files.
  const none = Object.fromEntries(variableNames.map((name) => [name, ""]));
  // The scopes that the tests' sites ask for, so that the demo shows what they do.
  const own = { TIKTOK_SCOPES: scopeNames.join(), BUILD_FOLDER: TEST_BUILD, NODE_ENV: undefined };
  return runCommand(NPM, ["run", "--silent", "build:standalone"], { ...none, ...own });
}
