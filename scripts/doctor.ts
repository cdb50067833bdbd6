import { parseArgs } from "node:util";
import { checkConfiguration } from "./doctor/check-configuration";
import { checkMachine } from "./doctor/check-machine";
import { checkDatabase } from "./doctor/checks/database";
import { checkHiddenValues } from "./doctor/checks/hidden-values";
import { checkOnline } from "./doctor/checks/online";
import { checkSiteTexts } from "./doctor/checks/site-texts";
import { type Finding, formatFinding, isProblem } from "./doctor/finding";
import type { Addresses } from "./doctor/registration";
import { loadEnvFiles } from "./env-files";
import { configuredPort, runAndExit } from "./next-dev";

/** Checks this machine and the configuration, so that problems show up before TikTok's error pages do. */
async function doctor(): Promise<number> {
  const { values: options } = parseArgs({
    options: {
      json: { type: "boolean", default: false },
      online: { type: "boolean", default: false },
      production: { type: "boolean", default: false },
    },
  });
  const isProduction = loadEnvFiles(options.production);
  const port = configuredPort();
  const { findings: configuration, addresses } = checkConfiguration(process.env, {
    isProduction,
    port,
  });
  const findings = [
    ...(await checkMachine(port)),
    ...checkHiddenValues(isProduction),
    ...configuration,
    ...(isProduction ? checkSiteTexts() : []),
    ...(options.online
      ? [...(await checkOnline(process.env)), ...(await checkDatabase(process.env))]
      : []),
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
  return [...findings.flatMap(formatFinding), "", ...formatAddresses(addresses), "", summary].join(
    "\n",
  );
}

function formatAddresses(addresses: Addresses | null): string[] {
  if (!addresses) {
    return [
      "Set a valid AUTH_URL to see what to register in TikTok's portal. On Vercel, VERCEL_PROJECT_PRODUCTION_URL works as well.",
    ];
  }
  const { platform, redirectUri, webhookUrl } = addresses;
  const fields = [
    [`Login Kit, ${platform}, Redirect URI`, redirectUri],
    [
      "Webhooks, Callback URL",
      webhookUrl ?? "none, because TikTok sends webhooks to https addresses only",
    ],
  ] as const;
  const width = Math.max(...fields.map(([name]) => name.length));
  return [
    "Register these at developers.tiktok.com, exactly as printed, in both sandbox and production:",
    ...fields.map(([name, value]) => `  ${name.padEnd(width)}   ${value}`),
  ];
}

await runAndExit(doctor);
