import { dirname } from "node:path";
import { helpText } from "./config/flags";
import { type Command, readCommand } from "./config/start-options";
import { keptCertificate } from "./https/kept-certificate";
import { type RunningEmulator, type StartOptions, startEmulator } from "./start";
import { SCOPES } from "./state/scopes";

const DEFAULT_FOLDER = ".emulator";

// State, certificate and key are for their user alone.
process.umask(0o077);

try {
  const command = readCommand(process.argv.slice(2), process.env);
  if (command.help) console.log(helpText());
  else await run(command);
} catch (error) {
  console.error(sentenceOf(error as NodeJS.ErrnoException));
  process.exit(1);
}

async function run({ start, json, stopWithStdin }: Command): Promise<void> {
  const { options, certPath } = await withCertificate(start);
  const emulator = await startEmulator(options);
  const { url, port, clientKey, clientSecret } = emulator;
  const facts = { url, port, clientKey, clientSecret, scopes: SCOPES, certificate: certPath };
  console.log(json ? JSON.stringify(facts) : greeting(emulator, certPath));
  stopOnSignal(emulator);
  if (stopWithStdin) process.stdin.resume().once("end", () => stop(emulator));
}

/** A certificate that is made is kept, so that it has to be trusted only once. */
async function withCertificate(
  options: StartOptions,
): Promise<{ options: StartOptions; certPath?: string }> {
  if (options.https !== true) return { options };
  const { statePath, baseUrl } = options;
  const names = baseUrl ? [new URL(baseUrl).hostname] : [];
  const kept = await keptCertificate(statePath ? dirname(statePath) : DEFAULT_FOLDER, names);
  return { options: { ...options, https: kept }, certPath: kept.certPath };
}

function greeting({ url, clientKey, clientSecret }: RunningEmulator, certPath?: string): string {
  const trust = certPath
    ? `\n  Clients must trust ${certPath}, such as with NODE_EXTRA_CA_CERTS or SSL_CERT_FILE.\n`
    : "";
  return `The TikTok emulator is running at ${url}. For the app:

  TIKTOK_EMULATOR_URL=${url}
  AUTH_TIKTOK_ID=${clientKey}
  AUTH_TIKTOK_SECRET=${clientSecret}
  TIKTOK_SCOPES=${SCOPES.join(",")}
${trust}`;
}

function stopOnSignal(emulator: RunningEmulator): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => stop(emulator));
  }
}

async function stop(emulator: RunningEmulator): Promise<void> {
  await emulator.close();
  process.exit(0);
}

/** What went wrong, without a stack. */
function sentenceOf({ code, message, ...error }: NodeJS.ErrnoException): string {
  const { port, address } = error as { port?: number; address?: string };
  if (code === "EADDRINUSE") return `Port ${port} is in use. Choose another with --port or PORT.`;
  if (code === "EACCES" && port) return `Port ${port} needs more rights. Choose one above 1023.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return `This machine has no address ${address ?? "of that name"} to listen on.`;
  }
  return message;
}
