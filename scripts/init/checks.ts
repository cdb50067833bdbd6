import { z } from "zod";
import { scopeNames } from "../../lib/tiktok/scopes";
import { hexOf, parseColour } from "./colour";
import { tooPale } from "./palette";

// TikTok's portal takes no longer one.
const DESCRIPTION_MAX = 120;
const NAME_MAX = 50;
const TAGLINE_MAX = 80;

/** Why a text cannot be used; null if it can. */
export type Check<T> = (text: string) => { value: T } | { problem: string };

const text =
  (what: string, max: number): Check<string> =>
  (value) => {
    if (!value) return { problem: `${what} must not be empty.` };
    if (value.length > max)
      return { problem: `${what} has ${value.length} characters, and ${max} are allowed.` };
    // They would have to be escaped differently in TypeScript, JSON and Markdown.
    if (/["`\\<>*_[\]\p{Cc}]/u.test(value))
      return {
        problem: `${what} must not contain quotation marks (", \`) or any of \\ < > * _ [ ].`,
      };
    return { value };
  };

export const checkName = text("The name", NAME_MAX);
export const checkTagline = text("The tagline", TAGLINE_MAX);
export const checkDescription = text("The description", DESCRIPTION_MAX);
export const checkOwner = text("The owner", DESCRIPTION_MAX);

export const checkContact: Check<string> = (value) =>
  z.email().safeParse(value).success
    ? { value }
    : { problem: `${value} is not a mail address such as privacy@example.com.` };

/** Takes the ways in which GitHub writes a repository. */
export const checkRepository: Check<string> = (value) => {
  const [, repository] =
    /^(?:(?:https:\/\/|git@|github:)?(?:github\.com[/:])?)?([\w-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(
      value,
    ) ?? [];
  return repository
    ? { value: repository }
    : { problem: `${value} is not a repository at GitHub such as owner/name.` };
};

/** @param css app/globals.css, with the grounds on which the colour is text */
export const checkColour =
  (css: string, name: "accent" | "mark"): Check<string> =>
  (value) => {
    const colour = /^#[\da-f]{6}$/i.test(value) ? parseColour(value) : null;
    if (!colour) return { problem: `${value} is not a colour such as #0a5c4a.` };
    const problem = tooPale(css, name, colour);
    return problem ? { problem } : { value: hexOf(colour) };
  };

export const checkOrigin: Check<string> = (value) => {
  if (!value) return { value };
  if (!URL.canParse(value))
    return { problem: `${value} is not an address such as https://example.com.` };
  const url = new URL(value);
  if (url.protocol !== "https:")
    return { problem: `${value} must begin with https://, since TikTok returns to no other site.` };
  if (`${url.origin}/` !== url.href)
    return { problem: `${value} must have neither a path nor a query: ${url.origin} would do.` };
  if (!/\.[a-z]/.test(url.hostname))
    return { problem: `${value} is not a public address, and TikTok takes no other.` };
  return { value: url.origin };
};

export const checkScopes: Check<string[]> = (value) => {
  const scopes = value
    .split(",")
    .map((scope) => scope.trim())
    .filter(Boolean);
  const unknown = scopes.find((scope) => !scopeNames.some((known) => known === scope));
  if (unknown)
    return { problem: `${unknown} is not a scope that this site uses: ${scopeNames.join(", ")}.` };
  return {
    value: scopeNames.filter((scope) => scope === "user.info.basic" || scopes.includes(scope)),
  };
};

export const checkYesOrNo: Check<boolean> = (value) => {
  if (/^(y|yes)$/i.test(value)) return { value: true };
  if (/^(n|no)$/i.test(value)) return { value: false };
  return { problem: `Answer yes or no, not ${value || "nothing"}.` };
};
