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
  if (trimmed !== trimmed.replace(STRAY, "")) return [inQuotationMarks(about)];
  if (value === trimmed) return [];
  const what = trimmed ? "has spaces around it." : "contains only spaces, so it counts as absent.";
  const why = "The site ignores them, but other tools that read the same value may not.";
  const fix = trimmed ? "Remove them." : "Remove the line, or fill it in.";
  return [{ level: "warning", about, what, why, fix }];
}

function inQuotationMarks(about: string): Finding {
  const what = "has quotation marks around it.";
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
