import { missingVariables, mistakesIn, readEnv, variableNames } from "../../lib/env-schema";
import { scopeNames } from "../../lib/scopes";
import { site } from "../../lib/site";
import { emulatorScopes, startsEmulator } from "../dev-emulator";
import { isPglite } from "./database";
import type { Finding, Variables } from "./finding";

const KEY = "AUTH_TIKTOK_ID";
const SECRET = "AUTH_TIKTOK_SECRET";
const COPY = "Copy it from developers.tiktok.com, Manage apps, your app, Credentials.";

const HOW_TO_SET: Record<string, string> = {
  AUTH_SECRET: "Generate one with: openssl rand -base64 33",
  [KEY]: COPY,
  [SECRET]: COPY,
  AUTH_URL: `Set AUTH_URL=${site.address || "https://your.domain"}, or AUTH_TRUST_HOST=true behind your own proxy.`,
};

const PLACEHOLDER = /^(<.*>|\[.*\]|x{3,}|\.{3}|…|todo|changeme|your[-_ .].*|https?:\/\/your\..*)$/i;

/** Checks the variables of the site without a network. @param variables as `valuesIn` returns them */
export function checkConfiguration(variables: Variables, isProduction: boolean): Finding[] {
  const isForDev = !isProduction && isPglite(variables.DATABASE_URL);
  const checked = isForDev ? { ...variables, DATABASE_URL: undefined } : variables;
  const mistakes = allMistakes(checked);
  const wrong = mistakes.map(({ about }) => about);
  return [
    ...mistakes,
    ...checkPlaceholders(variables),
    ...(isProduction ? missingOn(variables, wrong) : missingHere(variables, wrong)),
    ...checkCredentials(variables, isProduction),
    ...(wrong.includes("TIKTOK_SCOPES") ? [] : checkScopes(variables, isProduction)),
    ...checkEmulator(variables, isProduction),
    ...(isProduction ? checkSiteTexts(site) : []),
  ];
}

/** Every mistake. The schema compares variables with each other only when each is right by itself, so it is asked again. */
function allMistakes(variables: Variables): Finding[] {
  // Each sentence begins with the name.
  const findings = mistakesIn(variables).map((sentence): Finding => {
    const [about = ""] = sentence.split(" ", 1);
    return { level: "error", about, what: sentence.slice(about.length + 1) };
  });
  const others = { ...variables, ...Object.fromEntries(findings.map(({ about }) => [about])) };
  if (findings.every(({ about }) => variables[about] === undefined)) return findings;
  const isNew = ({ about }: Finding) => findings.every((known) => known.about !== about);
  return [...findings, ...allMistakes(others).filter(isNew)];
}

function checkPlaceholders(variables: Variables): Finding[] {
  return variableNames
    .filter((name) => PLACEHOLDER.test(variables[name] ?? ""))
    .map((about) => ({ level: "error", about, what: "is a placeholder.", fix: "Fill it in." }));
}

/** What a deployment lacks. @param wrong what is reported already */
function missingOn(variables: Variables, wrong: string[]): Finding[] {
  const isPair = wrong.includes(KEY) || wrong.includes(SECRET);
  // `readEnv` takes only what is right.
  const left = isPair ? [...wrong, KEY, SECRET] : wrong;
  const valid = Object.entries(variables).filter(([name]) => !left.includes(name));
  const env = readEnv({ ...Object.fromEntries(valid), AUTH_REDIRECT_PROXY_URL: undefined });
  return missingVariables({ ...env, NODE_ENV: "production" })
    .filter((name) => !variables[name] && !wrong.includes(name))
    .map((about) => ({ level: "error", about, what: "missing.", fix: HOW_TO_SET[about] }));
}

/** What `npm run dev` does about what is missing. */
function missingHere(variables: Variables, wrong: string[]): Finding[] {
  const findings: Finding[] = [];
  if (!variables.AUTH_SECRET)
    findings.push({ level: "ok", about: "AUTH_SECRET", what: "not set; npm run dev makes one" });
  if (variables[KEY] || variables[SECRET] || wrong.includes("TIKTOK_EMULATOR_URL")) return findings;
  const about = `${KEY}, ${SECRET}`;
  if (startsEmulator(variables)) {
    const what = "not set; npm run dev starts a local TikTok emulator, which needs no account";
    return [...findings, { level: "ok", about, what }];
  }
  const what = "missing: with TIKTOK_EMULATOR_URL, the site needs the emulator's key and secret.";
  const fix = "Copy what npm run emulator prints, or remove TIKTOK_EMULATOR_URL.";
  return [...findings, { level: "error", about, what, fix }];
}

function checkCredentials(variables: Variables, isProduction: boolean): Finding[] {
  const { [KEY]: key, [SECRET]: secret, TIKTOK_EMULATOR_URL: emulator } = variables;
  if (!key || !secret || emulator) return [];
  const looksLikeKey = (value: string) => /^(sb)?aw[a-z0-9]{8,24}$/.test(value);
  if (key === secret || (looksLikeKey(secret) && !looksLikeKey(key))) {
    const what = "seem to be swapped, or the same value twice.";
    return [{ level: "error", about: `${KEY}, ${SECRET}`, what, fix: COPY }];
  }
  const what = key.startsWith("sb")
    ? "a sandbox key: only the sandbox's target users can sign in."
    : "a production key: no one can sign in with it before TikTok has approved the app.";
  return [{ level: isProduction && key.startsWith("sb") ? "warning" : "note", about: KEY, what }];
}

/** What the site asks TikTok or the emulator for. */
function checkScopes(variables: Variables, isProduction: boolean): Finding[] {
  const about = "Scopes";
  const { TIKTOK_SCOPES: own } = variables;
  const source = own ? "TIKTOK_SCOPES" : site.scopes && "lib/site.json";
  const listIn = (TIKTOK_SCOPES?: string) => readEnv({ TIKTOK_SCOPES }).TIKTOK_SCOPES;
  const listed = listIn(own).join(", ");
  const findings: Finding[] = [];
  if (!isProduction && startsEmulator(variables)) {
    const what = `npm run dev asks the emulator for ${listIn(emulatorScopes(own)).join(", ")}`;
    findings.push({ level: "ok", about, what });
    const fix = "For more, set TIKTOK_SCOPES, or scopes in lib/site.json (npm run init).";
    const only = `TikTok itself would be asked for ${listed} only.`;
    if (!source) findings.push({ level: "note", about, what: only, fix });
  } else {
    const what = `the site asks TikTok for ${listed} (${source || "the default"}). TikTok refuses every sign-in with a scope that is not added to the app at developers.tiktok.com.`;
    findings.push({ level: "ok", about, what });
  }
  const known: readonly string[] = scopeNames;
  for (const scope of listIn(own).filter((name) => !known.includes(name))) {
    const what = `${scope} is not a scope that this site uses. Known are ${known.join(", ")}.`;
    findings.push({ level: "warning", about, what, fix: `Check its spelling in ${source}.` });
  }
  return findings;
}

function checkEmulator({ TIKTOK_EMULATOR_URL: url }: Variables, isProduction: boolean): Finding[] {
  const about = "TIKTOK_EMULATOR_URL";
  if (!url) return [];
  if (!isProduction) return [{ level: "note", about, what: `${url} is used instead of TikTok.` }];
  const what = "is set on a deployment, which would use an emulator in place of TikTok.";
  return [{ level: "error", about, what, fix: "Remove it." }];
}

/** Finds the template's owner and contact, which the privacy policy and the terms of a deployment show. */
export function checkSiteTexts({ owner, contact }: Record<"owner" | "contact", string>): Finding[] {
  if (!owner.includes("lib/site.json") && !/@example\.(com|net|org)$/.test(contact)) return [];
  const what = "the privacy policy and the terms show an owner or a contact that is not filled in.";
  return [{ level: "note", about: "lib/site.json", what, fix: "npm run init" }];
}
