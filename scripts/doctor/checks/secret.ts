import type { Finding, Variables } from "../finding";

const ABOUT = "AUTH_SECRET";
const LEAST_LENGTH = 32;
const LEAST_BITS = 100;
const PLACEHOLDER = /change|your|secret|example|password|xxxx|1234/i;
const MAKE = "Make one: openssl rand -base64 33.";
const WHY = "It encrypts the session cookie with TikTok's tokens in it.";

export const NOT_SET_UP = '"Sign-in is not set up yet" on the login page';

/** @param isProduction whether a missing secret is an error or made by `npm run dev` */
export function checkSecret(variables: Variables, isProduction: boolean): Finding {
  const secret = variables[ABOUT];
  if (!secret) {
    return isProduction
      ? { level: "error", about: ABOUT, what: "missing.", why: WHY, mend: MAKE, shows: NOT_SET_UP }
      : { level: "ok", about: ABOUT, what: "missing; npm run dev makes one for this machine" };
  }
  if (secret.length < LEAST_LENGTH) {
    const what = `${secret.length} characters; at least ${LEAST_LENGTH} are needed.`;
    const why = `${WHY} The site does not start with less.`;
    return { level: "error", about: ABOUT, what, why, mend: MAKE };
  }
  if (bitsIn(secret) < LEAST_BITS || PLACEHOLDER.test(secret)) {
    const what = "looks made up rather than random.";
    return { level: "warning", about: ABOUT, what, why: WHY, mend: MAKE };
  }
  return { level: "ok", about: ABOUT, what: "long and random enough" };
}

/** What the mix of its characters suggests at best: 32 times the same letter is 0. */
function bitsIn(secret: string): number {
  const counts = new Map<string, number>();
  for (const letter of secret) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / secret.length);
  return -secret.length * shares.reduce((sum, share) => sum + share * Math.log2(share), 0);
}
