import { variableNames } from "../../../lib/env-schema";
import type { Finding, Variables } from "../finding";
import { SYMPTOMS } from "../symptoms";

// Node and Vercel set these, so people do not copy them from anywhere.
const SET_BY_OTHERS = /^(NODE_ENV|VERCEL)/;
const NAMES = [...variableNames, "NGROK_AUTHTOKEN", "NGROK_DOMAIN"].filter(
  (name) => !SET_BY_OTHERS.test(name),
);
const SYMPTOM_OF: Variables = {
  AUTH_TIKTOK_ID: SYMPTOMS.clientKeyRefused,
  AUTH_TIKTOK_SECRET: SYMPTOMS.siteNotRecognised,
};
// One pair, which Docker's --env-file leaves around a value. lib/env-schema.ts removes it.
const PAIR = /^(["'])(.*)\1$/s;
const STRAY = /^["'`\s]+|["'`\s]+$/g;

/** Finds spaces and quotation marks around values. They usually come from copying. */
export function checkStrayCharacters(variables: Variables): Finding[] {
  return NAMES.flatMap((name) => checkValue(name, variables[name] ?? ""));
}

/** The variables without stray characters, so that no other check reports the same mistake again. */
export function withoutStrayCharacters(variables: Variables): Variables {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, value?.replace(STRAY, "")]),
  );
}

function checkValue(about: string, value: string): Finding[] {
  const trimmed = value.trim();
  const unquoted = trimmed.replace(PAIR, "$2").trim();
  if (unquoted !== unquoted.replace(STRAY, "")) return [inQuotationMarks(about)];
  if (unquoted !== trimmed) return [inPairOfQuotationMarks(about)];
  if (value === trimmed) return [];
  const what = trimmed ? "has spaces around it." : "contains only spaces, so it counts as absent.";
  const why = "The site ignores them, but other tools that read the same value may not.";
  const fix = trimmed ? "Remove them." : "Remove the line, or fill it in.";
  return [{ level: "warning", about, what, why, fix }];
}

function inPairOfQuotationMarks(about: string): Finding {
  const what = "has quotation marks around it.";
  const why = about.startsWith("NGROK")
    ? "In a .env file they may surround a value, but here they are part of it."
    : "The site ignores them, but other tools that read the same value may not.";
  return { level: "warning", about, what, why, fix: "Remove them." };
}

function inQuotationMarks(about: string): Finding {
  const what = "has stray quotation marks.";
  const fix = "Remove them.";
  const why = "In a .env file they may surround a value, but here they are part of it.";
  if (about === "AUTH_SECRET" || about.startsWith("NGROK")) {
    return { level: "warning", about, what, why, fix };
  }
  const symptom = SYMPTOM_OF[about];
  return symptom
    ? { level: "error", about, what, why, fix, symptom }
    : { level: "error", about, what, why: `${why} The site does not start.`, fix };
}
