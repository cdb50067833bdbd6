import type { Finding, Variables } from "./finding";
import { NOT_SET_UP } from "./secret";

const KEY = "AUTH_TIKTOK_ID";
const SECRET = "AUTH_TIKTOK_SECRET";
const PORTAL = "developers.tiktok.com, Manage apps, your app, Credentials";
const COPY_AGAIN = `Copy both again from ${PORTAL}.`;
const WRONG_KEY = '"Something went wrong … client_key" at TikTok';
const WRONG_PAIR = '"TikTok does not recognise this site" on the login page, after a good consent';

/** The client key and the client secret: present, clean, of the right shape, and which environment's. */
export function checkCredentials(variables: Variables, isProduction: boolean): Finding[] {
  const present = [KEY, SECRET].filter((name) => variables[name]?.trim());
  if (present.length < 2) return [missing(present, variables, isProduction)];
  const dirt = [KEY, SECRET].flatMap((name) => dirtIn(name, variables[name] ?? ""));
  const [key = "", secret = ""] = [KEY, SECRET].map((name) => variables[name]?.trim());
  return [...dirt, checkShape(key, secret, isProduction)];
}

function missing(present: string[], variables: Variables, isProduction: boolean): Finding {
  const about = `${KEY}, ${SECRET}`;
  if (present.length === 0 && !isProduction) {
    const what = variables.TIKTOK_EMULATOR_URL
      ? "missing: the emulator's are needed with TIKTOK_EMULATOR_URL."
      : "missing; npm run dev uses the local emulator";
    return { level: variables.TIKTOK_EMULATOR_URL ? "error" : "ok", about, what };
  }
  const absent = [KEY, SECRET].filter((name) => !present.includes(name)).join(" and ");
  const mend = `Copy it from ${PORTAL}.`;
  return { level: "error", about: absent, what: "missing.", mend, shows: NOT_SET_UP };
}

function dirtIn(about: string, value: string): Finding[] {
  const isQuoted = /^["'`]|["'`]$/.test(value.trim());
  if (value === value.trim() && !isQuoted) return [];
  const what = isQuoted ? "has quotation marks in it." : "has blanks around it.";
  const mend = "Remove them; the site cuts off blanks, other tools do not.";
  return [{ level: isQuoted ? "error" : "warning", about, what, mend, shows: WRONG_KEY }];
}

function checkShape(key: string, secret: string, isProduction: boolean): Finding {
  const looksLikeKey = (value: string) => /^(sb)?aw[a-z0-9]{8,24}$/.test(value);
  if (key === secret || (looksLikeKey(secret) && !looksLikeKey(key))) {
    const what = "they seem to be swapped, or twice the same.";
    return { level: "error", about: `${KEY}, ${SECRET}`, what, mend: COPY_AGAIN, shows: WRONG_KEY };
  }
  if (!/^[A-Za-z0-9]{8,64}$/.test(key)) {
    const what = "does not look like a client key: letters and digits, such as sbaw… or aw….";
    return { level: "warning", about: KEY, what, mend: COPY_AGAIN, shows: WRONG_KEY };
  }
  const pair = `Whether the secret belongs to it, only --online can tell; if not, people see ${WRONG_PAIR}.`;
  if (!key.startsWith("sb")) {
    const what = `a production key. It signs nobody in before TikTok's review. ${pair}`;
    return { level: "note", about: KEY, what };
  }
  const what = `a sandbox key. Only the sandbox's target users can sign in. ${pair}`;
  return isProduction
    ? { level: "warning", about: KEY, what, mend: "Use production's after the review." }
    : { level: "ok", about: KEY, what };
}
