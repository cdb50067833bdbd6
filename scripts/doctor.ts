import { parseArgs } from "node:util";
import { valuesIn } from "../lib/env-schema";
import { checkConfiguration } from "./doctor/configuration";
import { checkDatabase } from "./doctor/database";
import { type Finding, formatFinding, isProblem } from "./doctor/finding";
import { checkNode } from "./doctor/node";
import { checkOnline } from "./doctor/online";
import { checkOtherNames } from "./doctor/other-names";
import { type Addresses, checkAddresses } from "./doctor/redirect-uri";
import { loadEnvFiles } from "./env-files";
import { configuredPort, runAndExit } from "./next-dev";

const HELP = `npm run doctor -- [flags]

Checks this machine, the configuration and the database, and prints what to register in TikTok's portal. It changes
nothing and prints no secret. The exit code is 1 if it finds an error.

  --production   Check the configuration of a deployment, from the .env files that Next reads there
  --online       Also ask TikTok whether it accepts the client key and secret
  --json         Print an object for use in scripts (docs/deploy.md describes it)
  --help         Print this`;

/** Checks this machine and the configuration, so that problems show up before TikTok's error pages do. */
async function doctor(): Promise<number> {
  const flag = { type: "boolean", default: false } as const;
  const { values: options } = parseArgs({
    options: { help: { ...flag, short: "h" }, json: flag, online: flag, production: flag },
  });
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const isProduction = loadEnvFiles(options.production);
  const port = configuredPort();
  const variables = valuesIn(process.env);
  const { findings: ofAddresses, addresses } = checkAddresses(variables, { isProduction, port });
  const findings = [
    checkNode(process.versions.node),
    ...checkOtherNames(process.env),
    ...checkConfiguration(variables, isProduction),
    ...ofAddresses,
    ...(await checkDatabase(variables, isProduction)),
    ...(options.online ? await checkOnline(variables) : []),
  ];
  const ok = findings.every(({ level }) => level !== "error");
  console.log(
    options.json
      ? JSON.stringify({ ok, findings, addresses }, null, 2)
      : formatReport(findings, addresses),
  );
  return ok ? 0 : 1;
}

function formatReport(findings: Finding[], addresses: Addresses | null): string {
  const problems = findings.filter(isProblem).length;
  const summary = problems === 0 ? "No problems found." : `Problems found: ${problems}.`;
  return [...findings.flatMap(formatFinding), "", formatAddresses(addresses), "", summary].join(
    "\n",
  );
}

function formatAddresses(addresses: Addresses | null): string {
  if (!addresses)
    return "Set a valid AUTH_URL, or an address with npm run init, to see what to register in TikTok's portal.";
  const { platform, redirectUri, webhookUrl } = addresses;
  const login = `Login Kit, ${platform}, Redirect URI`;
  return `Register these at developers.tiktok.com, exactly as printed, ${platform === "Desktop" ? "in the sandbox" : "in both sandbox and production"}:
  ${login}   ${redirectUri}
  ${"Webhooks, Callback URL".padEnd(login.length)}   ${webhookUrl ?? "none: TikTok sends webhooks to https addresses only"}`;
}

await runAndExit(doctor);
