import { parseArgs } from "node:util";
import nextEnv from "@next/env";
import type { Addresses } from "./doctor/checks/addresses";
import { checkMachine } from "./doctor/checks/machine";
import { checkOnline } from "./doctor/checks/online";
import { examine } from "./doctor/examine";
import { type Finding, isProblem, lines } from "./doctor/finding";
import { configuredPort, runAndExit } from "./next-dev";

/** Checks this machine and its configuration, so that problems show up before TikTok's error pages do. */
async function doctor(): Promise<number> {
  const { values: options } = parseArgs({
    options: {
      json: { type: "boolean", default: false },
      online: { type: "boolean", default: false },
      production: { type: "boolean", default: false },
    },
  });
  const isProduction = options.production || isOnVercel();
  nextEnv.loadEnvConfig(process.cwd(), !isProduction, { info: () => {}, error: () => {} });
  const port = configuredPort();
  const { findings, addresses } = examine(process.env, { isProduction, port });
  const all = [
    ...(await checkMachine(port)),
    ...findings,
    ...(options.online ? await checkOnline(process.env) : []),
  ];
  const ok = all.every(({ level }) => level !== "error");
  console.log(
    options.json
      ? JSON.stringify({ ok, findings: all, addresses }, null, 2)
      : report(all, addresses),
  );
  return ok ? 0 : 1;
}

// Read before the .env files: on any machine, `vercel env pull` writes these names into one.
function isOnVercel(): boolean {
  return Boolean(process.env.VERCEL) && process.env.VERCEL_ENV !== "development";
}

function report(findings: Finding[], addresses: Addresses | null): string {
  const problems = findings.filter(isProblem).length;
  const verdict = problems === 0 ? "No problems found." : `Problems found: ${problems}.`;
  return [...findings.flatMap(lines), "", ...addressLines(addresses), "", verdict].join("\n");
}

function addressLines(addresses: Addresses | null): string[] {
  if (!addresses) {
    return [
      "Set a valid AUTH_URL to see what to register in TikTok's portal. On Vercel, VERCEL_PROJECT_PRODUCTION_URL works as well.",
    ];
  }
  const { platform, redirectUri, webhookUrl } = addresses;
  const fields = [
    [`Login Kit, ${platform}, Redirect URI`, redirectUri],
    ["Webhooks, Callback URL", webhookUrl ?? "none, because TikTok calls https addresses only"],
  ] as const;
  const width = Math.max(...fields.map(([name]) => name.length));
  return [
    "Register these at developers.tiktok.com, byte for byte, in both sandbox and production:",
    ...fields.map(([name, value]) => `  ${name.padEnd(width)}   ${value}`),
  ];
}

await runAndExit(doctor);
