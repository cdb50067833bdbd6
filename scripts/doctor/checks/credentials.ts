import type { Finding, Variables } from "../finding";
import { SYMPTOMS } from "../symptoms";

const KEY = "AUTH_TIKTOK_ID";
const SECRET = "AUTH_TIKTOK_SECRET";
const BOTH = `${KEY}, ${SECRET}`;
const PORTAL = "developers.tiktok.com, Manage apps, your app, Credentials";

export const COPY_AGAIN = `Copy both again from ${PORTAL}.`;

/** Checks that client key and secret are present and well formed, and which environment they belong to. */
export function checkCredentials(variables: Variables, isProduction: boolean): Finding[] {
  const { [KEY]: key, [SECRET]: secret, TIKTOK_EMULATOR_URL: emulator } = variables;
  if (!key && !secret) return [emulator ? missingForEmulator() : missing(isProduction)];
  if (!key || !secret) return [missingHalf(key ? SECRET : KEY)];
  return [checkFormat(key, secret, isProduction)];
}

function missing(isProduction: boolean): Finding {
  if (!isProduction) {
    return { level: "ok", about: BOTH, what: "missing; npm run dev uses the local emulator" };
  }
  const about = `${KEY} and ${SECRET}`;
  const why = "TikTok identifies the site by them.";
  const fix = `Copy them from ${PORTAL}.`;
  return { level: "error", about, what: "missing.", why, fix, symptom: SYMPTOMS.notSetUp };
}

function missingForEmulator(): Finding {
  const why = "With TIKTOK_EMULATOR_URL, the site needs the emulator's client key and secret.";
  const fix = "Copy what npm run emulator prints, or remove TIKTOK_EMULATOR_URL.";
  return { level: "error", about: BOTH, what: "missing.", why, fix, symptom: SYMPTOMS.notSetUp };
}

function missingHalf(about: string): Finding {
  const why = "Key and secret belong together. With only one of them, the site does not start.";
  return { level: "error", about, what: "missing.", why, fix: `Copy it from ${PORTAL}.` };
}

function checkFormat(key: string, secret: string, isProduction: boolean): Finding {
  const symptom = SYMPTOMS.clientKeyRefused;
  const looksLikeKey = (value: string) => /^(sb)?aw[a-z0-9]{8,24}$/.test(value);
  if (key === secret || (looksLikeKey(secret) && !looksLikeKey(key))) {
    const what = "seem to be swapped, or the same value twice.";
    const why = "They are two different values, and TikTok finds the app by its key.";
    return { level: "error", about: BOTH, what, why, fix: COPY_AGAIN, symptom };
  }
  if (!/^[A-Za-z0-9]{8,64}$/.test(key)) {
    const what = "does not look like a client key.";
    const why = "Client keys are letters and digits, such as sbaw… or aw….";
    return { level: "warning", about: KEY, what, why, fix: COPY_AGAIN, symptom };
  }
  return key.startsWith("sb") ? sandboxKey(isProduction) : productionKey();
}

const CHECK_PAIR = `Run with --online to check that the secret belongs to it. If it does not, people see ${SYMPTOMS.siteNotRecognised}, after the consent page.`;

function productionKey(): Finding {
  const what = `a production key. No one can sign in with it before TikTok has approved the app. ${CHECK_PAIR}`;
  return { level: "note", about: KEY, what };
}

function sandboxKey(isProduction: boolean): Finding {
  if (!isProduction) {
    const what = `a sandbox key. Only the sandbox's target users can sign in. ${CHECK_PAIR}`;
    return { level: "ok", about: KEY, what };
  }
  return {
    level: "warning",
    about: KEY,
    what: `a sandbox key. ${CHECK_PAIR}`,
    why: "Only the sandbox's target users can sign in.",
    fix: "Once TikTok has approved the app, use the key and secret of production.",
    symptom: SYMPTOMS.accountRefused,
  };
}
