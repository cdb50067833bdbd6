import type { Gift } from "../../components/site/gift";
import type { Answers } from "./answers";

const TEXT = '"((?:[^"\\\\]|\\\\.)*)"';

type Texts = Pick<Answers, "name" | "tagline" | "description" | "owner" | "contact">;

/** The texts in lib/site.ts, with the promise for what the site gives. */
export function siteTexts(source: string, gift: Gift): Texts {
  const promise = promiseOf(source, gift);
  return {
    name: textOf(source, "name"),
    tagline: textOf(promise, "tagline"),
    description: textOf(promise, "description"),
    owner: textOf(source, "operator"),
    contact: textOf(source, "contact"),
  };
}

/**
 * lib/site.ts with other texts. If any of them changes, so does the date of the privacy policy and the terms.
 * @param today as YYYY-MM-DD
 */
export function withSiteTexts(source: string, gift: Gift, texts: Texts, today: string): string {
  const promise = promiseOf(source, gift);
  const newPromise = withText(
    withText(promise, "tagline", texts.tagline),
    "description",
    texts.description,
  );
  const changed = [
    ["name", texts.name],
    ["operator", texts.owner],
    ["contact", texts.contact],
  ].reduce(
    (text, [key = "", value = ""]) => withText(text, key, value),
    source.replace(promise, () => newPromise),
  );
  return changed === source ? source : withText(changed, "legalDate", today);
}

function promiseOf(source: string, gift: Gift): string {
  const promise = new RegExp(`^ +${gift}: \\{[^}]*\\}`, "m").exec(source)?.[0];
  if (!promise) throw new Error(`lib/site.ts has no promise for ${gift}, and init needs it.`);
  return promise;
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
