import { variableNames } from "../../../lib/env-schema";
import type { Finding, Variables } from "../finding";
import { WRONG_KEY, WRONG_PAIR } from "./credentials";

// Node and Vercel set these, so they are never copied.
const NOT_OURS = /^(NODE_ENV|VERCEL)/;
const NAMES = [...variableNames, "NGROK_AUTHTOKEN", "NGROK_DOMAIN"].filter(
  (name) => !NOT_OURS.test(name),
);
const SYMPTOM: Variables = { AUTH_TIKTOK_ID: WRONG_KEY, AUTH_TIKTOK_SECRET: WRONG_PAIR };
const STRAY = /^["'`\s]+|["'`\s]+$/g;

/** Finds spaces and quotation marks around values, which come from copying. */
export function checkStrayCharacters(variables: Variables): Finding[] {
  return NAMES.flatMap((name) => strayIn(name, variables[name] ?? ""));
}

/** The variables without stray characters, so that the other checks do not report the same mistake again. */
export function withoutStrayCharacters(variables: Variables): Variables {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, value?.replace(STRAY, "")]),
  );
}

function strayIn(about: string, value: string): Finding[] {
  const trimmed = value.trim();
  if (trimmed !== trimmed.replace(STRAY, "")) return [quoted(about)];
  if (value === trimmed) return [];
  const what = trimmed ? "has spaces around it." : "contains only spaces, which counts as absent.";
  const why = "The site removes them; other tools that read the same value may not.";
  const fix = trimmed ? "Remove them." : "Remove the line, or fill it in.";
  return [{ level: "warning", about, what, why, fix }];
}

function quoted(about: string): Finding {
  const what = "has quotation marks around it.";
  const fix = "Remove them.";
  const why = "In a .env file they may surround a value; here they are part of it.";
  if (about === "AUTH_SECRET" || about.startsWith("NGROK")) {
    return { level: "warning", about, what, why, fix };
  }
  const symptom = SYMPTOM[about];
  return symptom
    ? { level: "error", about, what, why, fix, symptom }
    : { level: "error", about, what, why: `${why} The site does not start.`, fix };
}
