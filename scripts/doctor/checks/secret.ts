import type { Finding, Variables } from "../finding";

const ABOUT = "AUTH_SECRET";
const MIN_LENGTH = 32;
const MIN_BITS = 100;
const PLACEHOLDER = /change|your|secret|example|password|xxxx|1234/i;
const GENERATE = "Generate one with: openssl rand -base64 33.";
const WHY = "It encrypts the session cookie, which contains TikTok's tokens.";

export const NOT_SET_UP = '"Sign-in is not set up yet" on the login page';

/** @param isProduction whether a missing secret is an error; `npm run dev` generates one */
export function checkSecret(variables: Variables, isProduction: boolean): Finding {
  const secret = variables[ABOUT];
  if (!secret) {
    return isProduction
      ? {
          level: "error",
          about: ABOUT,
          what: "missing.",
          why: WHY,
          fix: GENERATE,
          symptom: NOT_SET_UP,
        }
      : { level: "ok", about: ABOUT, what: "missing; npm run dev generates one for this machine" };
  }
  if (secret.length < MIN_LENGTH) {
    const what = `${secret.length} characters; at least ${MIN_LENGTH} are needed.`;
    const why = `${WHY} The site does not start with a shorter one.`;
    return { level: "error", about: ABOUT, what, why, fix: GENERATE };
  }
  if (entropyOf(secret) < MIN_BITS || PLACEHOLDER.test(secret)) {
    const what = "looks made up, not random.";
    return { level: "warning", about: ABOUT, what, why: WHY, fix: GENERATE };
  }
  return { level: "ok", about: ABOUT, what: "long and random enough" };
}

/** The entropy that the mix of characters suggests, in bits: 32 equal letters have 0. */
function entropyOf(secret: string): number {
  const counts = new Map<string, number>();
  for (const letter of secret) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / secret.length);
  return -secret.length * shares.reduce((sum, share) => sum + share * Math.log2(share), 0);
}
