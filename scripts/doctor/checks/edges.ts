import { variableNames } from "../../../lib/env-schema";
import type { Finding, Variables } from "../finding";
import { WRONG_KEY, WRONG_PAIR } from "./credentials";

// Node and Vercel set these; nobody copies them from anywhere.
const NOT_OURS = /^(NODE_ENV|VERCEL)/;
const NAMES = [...variableNames, "NGROK_AUTHTOKEN", "NGROK_DOMAIN"].filter(
  (name) => !NOT_OURS.test(name),
);
const SHOWS: Variables = { AUTH_TIKTOK_ID: WRONG_KEY, AUTH_TIKTOK_SECRET: WRONG_PAIR };
const EDGES = /^["'`\s]+|["'`\s]+$/g;

/** Blanks and quotation marks around values, which come with copying from one tool to another. */
export function checkEdges(variables: Variables): Finding[] {
  return NAMES.flatMap((name) => edgesOf(name, variables[name] ?? ""));
}

/** The variables as they were meant, so that the other checks find one mistake once. */
export function withoutEdges(variables: Variables): Variables {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, value?.replace(EDGES, "")]),
  );
}

function edgesOf(about: string, value: string): Finding[] {
  const trimmed = value.trim();
  if (trimmed !== trimmed.replace(EDGES, "")) return [quoted(about)];
  if (value === trimmed) return [];
  const what = trimmed ? "has blanks around it." : "is nothing but blanks, which counts as absent.";
  const why = "The site cuts them off; other tools that read the same value do not.";
  const mend = trimmed ? "Remove them." : "Remove the line, or fill it in.";
  return [{ level: "warning", about, what, why, mend }];
}

function quoted(about: string): Finding {
  const what = "has quotation marks in it.";
  const mend = "Remove them.";
  const taken = "A .env file may have them around a value; here they are taken for part of it.";
  if (about === "AUTH_SECRET" || about.startsWith("NGROK")) {
    return { level: "warning", about, what, why: taken, mend };
  }
  const shows = SHOWS[about];
  return shows
    ? { level: "error", about, what, why: taken, mend, shows }
    : { level: "error", about, what, why: `${taken} The site does not start.`, mend };
}
