import { SENTENCES, WITHOUT_CODE } from "@/lib/database/failure-sentences";

/** A failure of the database, for a log line or a person who runs the site. */
export interface DatabaseFailure {
  /** PostgreSQL's or Node's code, or a word of our own such as "timeout". */
  code: string;
  /** What is wrong and what to do, without any value of a query and without the password. */
  sentence: string;
}

/** A failure that this code finds by itself; its message is the sentence. */
export class DatabaseProblem extends Error {
  // Compared instead of the class, which exists once in each of Next's bundles.
  override readonly name = "DatabaseProblem";
  readonly code: string;

  constructor(code: string, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

/**
 * Explains why the database could not be used. The messages of Drizzle contain the parameters of the query, so they
 * are never repeated.
 */
export function describeDatabaseFailure(error: unknown): DatabaseFailure {
  const chain = causesOf(error);
  for (const cause of chain) {
    const failure = recognize(cause);
    if (failure) return failure;
  }
  const code = chain.map(codeOf).findLast(Boolean);
  if (code) return { code, sentence: `The database failed with the error ${code}.` };
  return { code: "unknown", sentence: "The database failed for an unknown reason." };
}

function recognize(error: Error): DatabaseFailure | undefined {
  const code = codeOf(error);
  if (code && error.name === "DatabaseProblem") return { code, sentence: error.message };
  const sentence = code && (SENTENCES[code] ?? withName(code, error.message));
  if (sentence) return { code, sentence };
  if (code) return undefined;
  const match = WITHOUT_CODE.find(([message]) => message.test(error.message));
  return match && { code: match[1], sentence: match[2] };
}

// These messages of PostgreSQL name a database, a schema or a table, and never a value.
function withName(code: string, message: string): string | undefined {
  if (code === "3D000") {
    const name = /["»“]([\w-]+)["«”]/.exec(message)?.[1] ?? "name";
    return `The database in DATABASE_URL does not exist. Create it with: CREATE DATABASE "${name}";`;
  }
  if (code === "42501") {
    return `The user in DATABASE_URL lacks a permission (${message}). To migrate, it must own the database, or have CREATE on the database and on its schema public.`;
  }
  if (code === "42P07") {
    return `The database has a table that another program made (${message}). Use a database of its own for this site.`;
  }
  if (code === "08P01") {
    return `The pooler in front of PostgreSQL refuses the connection (${message}).`;
  }
  return undefined;
}

function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** An error and what caused it, from the outside in. Auth.js puts the cause into `cause.err`. */
function causesOf(error: unknown): Error[] {
  const chain: Error[] = [];
  let next = error;
  while (next instanceof Error && !chain.includes(next)) {
    chain.push(next);
    const { cause } = next;
    next = cause instanceof Error ? cause : (cause as { err?: unknown } | undefined)?.err;
  }
  return chain;
}
