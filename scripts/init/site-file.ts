import type { Answers } from "./answers";

const TEXT = '"((?:[^"\\\\]|\\\\.)*)"';

type Texts = Pick<Answers, "name" | "tagline" | "description" | "owner" | "contact">;

/** The texts in lib/site.ts. */
export function siteTexts(source: string): Texts {
  return {
    name: textOf(source, "name"),
    tagline: textOf(source, "tagline"),
    description: textOf(source, "description"),
    owner: textOf(source, "operator"),
    contact: textOf(source, "contact"),
  };
}

/**
 * lib/site.ts with other texts. If any of them changes, so does the date of the privacy policy and the terms.
 * @param today as YYYY-MM-DD
 */
export function withSiteTexts(source: string, texts: Texts, today: string): string {
  const changed = [
    ["name", texts.name],
    ["tagline", texts.tagline],
    ["description", texts.description],
    ["operator", texts.owner],
    ["contact", texts.contact],
  ].reduce((text, [key = "", value = ""]) => withText(text, key, value), source);
  return changed === source ? source : withText(changed, "legalDate", today);
}

function textOf(source: string, key: string): string {
  const text = new RegExp(`^ +${key}:\\s+${TEXT},`, "m").exec(source)?.[1];
  if (text === undefined) throw new Error(`lib/site.ts has no text for ${key}, and init needs it.`);
  return JSON.parse(`"${text}"`);
}

function withText(source: string, key: string, value: string): string {
  if (textOf(source, key) === value) return source;
  const line = new RegExp(`^( +${key}:)\\s+${TEXT},`, "m");
  return source.replace(line, (_line, begin: string) => `${begin} ${JSON.stringify(value)},`);
}
