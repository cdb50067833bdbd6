import type { Finding, Variables } from "../finding";
import { SYMPTOMS } from "../symptoms";

const ABOUT = "AUTH_SECRET";
const MIN_LENGTH = 32;
const MIN_BITS = 100;
const PLACEHOLDER = /change|your|secret|example|password|xxxx|1234/i;
const GENERATE = "Generate one with: openssl rand -base64 33.";
const WHY = "It encrypts the session cookie, which contains TikTok's tokens.";

/** Checks the length and the randomness of AUTH_SECRET, and that a deployment has one. */
export function checkSecret(variables: Variables, isProduction: boolean): Finding {
  const secret = variables[ABOUT];
  if (!secret && !isProduction) {
    return { level: "ok", about: ABOUT, what: "missing; npm run dev generates one" };
  }
  if (!secret) {
    const symptom = SYMPTOMS.notSetUp;
    return { level: "error", about: ABOUT, what: "missing.", why: WHY, fix: GENERATE, symptom };
  }
  if (secret.length < MIN_LENGTH) {
    const what = `has ${secret.length} characters and needs at least ${MIN_LENGTH}.`;
    const why = `${WHY} The site does not start.`;
    return { level: "error", about: ABOUT, what, why, fix: GENERATE };
  }
  if (entropyOf(secret) < MIN_BITS || PLACEHOLDER.test(secret)) {
    const what = "looks made up rather than random.";
    return { level: "warning", about: ABOUT, what, why: WHY, fix: GENERATE };
  }
  return { level: "ok", about: ABOUT, what: "long and random enough" };
}

/** Estimates entropy from how often each character occurs, in bits. 32 equal letters have 0. */
function entropyOf(secret: string): number {
  const counts = new Map<string, number>();
  for (const letter of secret) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / secret.length);
  return -secret.length * shares.reduce((sum, share) => sum + share * Math.log2(share), 0);
}
