import type { Finding, Variables } from "../finding";
import { NOT_SET_UP } from "./secret";

const KEY = "AUTH_TIKTOK_ID";
const SECRET = "AUTH_TIKTOK_SECRET";
const BOTH = `${KEY}, ${SECRET}`;
const PORTAL = "developers.tiktok.com, Manage apps, your app, Credentials";

export const COPY_AGAIN = `Copy both again from ${PORTAL}.`;
export const WRONG_KEY = '"Something went wrong … client_key" at TikTok';
export const WRONG_PAIR =
  '"TikTok does not recognise this site" on the login page, after a good consent';

/** The client key and the client secret: present, of the right shape, and which environment's. */
export function checkCredentials(variables: Variables, isProduction: boolean): Finding[] {
  const { [KEY]: key, [SECRET]: secret, TIKTOK_EMULATOR_URL: emulator } = variables;
  if (!key && !secret) return [emulator ? strangers() : missing(isProduction)];
  if (!key || !secret) return [half(key ? SECRET : KEY)];
  return [checkShape(key, secret, isProduction)];
}

function missing(isProduction: boolean): Finding {
  if (!isProduction) {
    return { level: "ok", about: BOTH, what: "missing; npm run dev uses the local emulator" };
  }
  const about = `${KEY} and ${SECRET}`;
  const why = "TikTok knows the site by them.";
  const mend = `Copy them from ${PORTAL}.`;
  return { level: "error", about, what: "missing.", why, mend, shows: NOT_SET_UP };
}

function strangers(): Finding {
  const why = "With TIKTOK_EMULATOR_URL the site does not take the emulator's by itself.";
  const mend = "Copy what npm run emulator prints, or remove TIKTOK_EMULATOR_URL.";
  return { level: "error", about: BOTH, what: "missing.", why, mend, shows: NOT_SET_UP };
}

function half(about: string): Finding {
  const why = "Key and secret go together; with one alone the site does not start.";
  return { level: "error", about, what: "missing.", why, mend: `Copy it from ${PORTAL}.` };
}

function checkShape(key: string, secret: string, isProduction: boolean): Finding {
  const looksLikeKey = (value: string) => /^(sb)?aw[a-z0-9]{8,24}$/.test(value);
  if (key === secret || (looksLikeKey(secret) && !looksLikeKey(key))) {
    const what = "they seem to be swapped, or twice the same.";
    const why = "TikTok gives two different values, and looks for the app by the first.";
    return { level: "error", about: BOTH, what, why, mend: COPY_AGAIN, shows: WRONG_KEY };
  }
  if (!/^[A-Za-z0-9]{8,64}$/.test(key)) {
    const what = "does not look like a client key.";
    const why = "Client keys are letters and digits, such as sbaw… or aw….";
    return { level: "warning", about: KEY, what, why, mend: COPY_AGAIN, shows: WRONG_KEY };
  }
  return key.startsWith("sb") ? sandbox(isProduction) : production();
}

const PAIR = `Whether the secret belongs to it, only --online can tell; if not, people see ${WRONG_PAIR}.`;

function production(): Finding {
  const what = `a production key. It signs nobody in before TikTok's review. ${PAIR}`;
  return { level: "note", about: KEY, what };
}

function sandbox(isProduction: boolean): Finding {
  if (!isProduction) {
    const what = `a sandbox key. Only the sandbox's target users can sign in. ${PAIR}`;
    return { level: "ok", about: KEY, what };
  }
  return {
    level: "warning",
    about: KEY,
    what: `a sandbox key. ${PAIR}`,
    why: "Only the sandbox's target users can sign in.",
    mend: "Use production's key and secret after the review.",
    shows: '"Something went wrong … non_sandbox_target" at TikTok',
  };
}
