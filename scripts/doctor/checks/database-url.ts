import { requireDatabaseUrl } from "../../../lib/database/address";
import { mistakesIn } from "../../../lib/env-schema";
import type { Finding, Variables } from "../finding";
import { SYMPTOMS } from "../symptoms";

const ABOUT = "DATABASE_URL";
const EXAMPLE = "postgres://user:password@host/database?sslmode=verify-full";
const VERIFY = "Write sslmode=verify-full in it.";

// A network of one's own, where TLS is rare: this machine, a container's name, a private address.
const PRIVATE =
  /^(localhost|[^.]+|\[.*\]|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|.*\.(internal|local|localhost))$/;

/** Checks the form of DATABASE_URL without a network. Never repeats it, because it contains a password. */
export function checkDatabaseUrl(variables: Variables, isProduction: boolean): Finding[] {
  const { [ABOUT]: value } = variables;
  if (!value) return [];
  if (value.startsWith("pglite:") && !isProduction)
    return [{ level: "note", about: ABOUT, what: "is PGlite, which only npm run dev starts." }];
  const mistake = mistakesIn({ [ABOUT]: value })[0]?.slice(ABOUT.length + 1);
  if (mistake) return [notStarted(mistake, `${ABOUT}=${EXAMPLE}`)];
  if (!isAddress(value)) {
    const fix = "Encode special characters in the user name and the password, such as @ as %40.";
    return [notStarted("is not a valid URL.", fix)];
  }
  const url = new URL(value);
  return [...checkName(url), ...checkTls(url), ...checkPooler(url, variables)];
}

function isAddress(value: string): boolean {
  try {
    return Boolean(requireDatabaseUrl(value));
  } catch {
    return false;
  }
}

function notStarted(what: string, fix: string): Finding {
  const why = "The site does not start, or has no database.";
  return { level: "error", about: ABOUT, what, why, fix, symptom: SYMPTOMS.noPage };
}

function checkName({ pathname }: URL): Finding[] {
  if (pathname.length > 1) return [];
  const what = "names no database.";
  const why = "PostgreSQL would use one with the name of the user.";
  const fix = `Put its name at the end of the address: ${EXAMPLE}.`;
  return [{ level: "warning", about: ABOUT, what, why, fix }];
}

/** @see https://www.postgresql.org/docs/current/libpq-ssl.html */
function checkTls({ hostname, searchParams }: URL): Finding[] {
  const mode = searchParams.get("sslmode");
  if (mode === "verify-full" || PRIVATE.test(hostname)) return [];
  const about = ABOUT;
  if (mode === null && searchParams.has("ssl")) return [];
  if (mode === null || mode === "disable") {
    const what = "does not ask for TLS.";
    const why = "Passwords and people's data would cross the network unencrypted.";
    return [{ level: "warning", about, what, why, fix: VERIFY }];
  }
  const what = `has sslmode=${mode}, which leaves open whether the certificate is checked.`;
  const why =
    "Today's driver checks it, except with no-verify, and prints a warning; its next version will not.";
  return [{ level: "warning", about, what, why, fix: VERIFY }];
}

// On Vercel every instance opens connections of its own.
function checkPooler({ hostname, port }: URL, { VERCEL }: Variables): Finding[] {
  const isDirect =
    (hostname.endsWith(".neon.tech") && !/^[^.]+-pooler\./.test(hostname)) ||
    (/(^|\.)supabase\.(co|com)$/.test(hostname) && port !== "6543");
  if (!VERCEL || !isDirect) return [];
  const what = "names the server itself. Many instances on Vercel use up its connections.";
  const fix = "Use the address of its pooler, in transaction mode.";
  return [{ level: "note", about: ABOUT, what, fix }];
}
