import { z } from "zod";
import { scopeNames } from "../../lib/scopes";

const text = (max: number) =>
  z.string().min(1, "It must not be empty.").max(max, `It may have at most ${max} characters.`);

// As GitHub shows it, or as an address of it.
const REPOSITORY = /^(?:(?:https:\/\/|git@)?github\.com[/:])?([\w-]+\/[\w.-]+?)(?:\.git)?\/?$/;

const isOrigin = (value: string) => {
  if (!URL.canParse(value)) return false;
  const { protocol, origin, href } = new URL(value);
  return protocol === "https:" && href === `${origin}/`;
};

const listOf = (value: string) => value.split(",").flatMap((scope) => scope.trim() || []);

/** What init asks, in this order. Each answer is a key of lib/site.json and a flag of the same name. */
export const questions = {
  name: { question: "Name of the site", answer: text(50) },
  owner: { question: "Who runs the site (shown in the privacy policy)", answer: text(120) },
  contact: {
    question: "Email address for questions about privacy",
    answer: z.email("It must be an email address, such as you@example.com."),
  },
  repository: {
    question: "Repository at GitHub (owner/name)",
    answer: z
      .string()
      .regex(REPOSITORY, "It must be a repository at GitHub, such as owner/name.")
      .transform((value) => REPOSITORY.exec(value)?.[1] ?? value),
  },
  address: {
    question: "Public address, if there is one yet",
    answer: z
      .string()
      .refine((value) => !value || isOrigin(value), {
        error: "It must begin with https:// and have no path, such as https://example.com.",
        abort: true,
      })
      .transform((value) => value && new URL(value).origin),
  },
  scopes: {
    question: `TikTok scopes, separated by commas (${scopeNames.join(", ")})`,
    answer: z
      .string()
      .transform(listOf)
      .refine((scopes) => scopes.every((scope) => scopeNames.some((known) => known === scope)), {
        error: `This site uses ${scopeNames.join(", ")}.`,
      })
      // Without any, the site asks for the basic one, and the emulator for all.
      .transform((scopes) => [...new Set(scopes.length > 0 ? ["user.info.basic", ...scopes] : [])])
      .transform((scopes) => scopes.join()),
  },
} satisfies Record<string, { question: string; answer: z.ZodType<string, string> }>;

type Key = keyof typeof questions;

/** The answers, as lib/site.json stores them. */
export type Answers = Record<Key, string>;

export const keys = Object.keys(questions) as Key[];

/** Reads an answer. `problem` is a sentence if it cannot be used. */
export function readAnswer(key: Key, value: string): { answer: string; problem?: string } {
  const { data = "", error } = questions[key].answer.safeParse(value.trim());
  return { answer: data, ...(error && { problem: error.issues[0]?.message }) };
}
