import { cleaned } from "../lib/env-schema";

type Variables = Record<string, string | undefined>;

/**
 * The database in DATABASE_URL, past its pooler if DATABASE_URL_UNPOOLED names the same one, as Vercel's Neon
 * integration does. An address of another database is not used: DATABASE_URL decides.
 * @returns undefined if DATABASE_URL is not set
 */
export function addressToMigrate(variables: Variables): string | undefined {
  const pooled = cleaned(variables.DATABASE_URL) || undefined;
  const direct = cleaned(variables.DATABASE_URL_UNPOOLED);
  return pooled && direct && nameOf(pooled) === nameOf(direct) ? direct : pooled;
}

/** Host and name of a database, without what makes Neon's host that of a pooler. */
function nameOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, pathname } = new URL(url);
  return hostname.replace(/^([^.]+)-pooler\./, "$1.") + pathname;
}
