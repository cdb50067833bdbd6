import { type Env, mistakesIn, readEnv } from "@/lib/env-schema";

/**
 * How the scopes that this server requests differ from those of the build, which its static pages list; null if they
 * do not.
 * @param built TIKTOK_SCOPES at the time of the build; absent if the build did not note it
 */
export function scopesDifference({ TIKTOK_SCOPES }: Env, built: string | undefined): string | null {
  if (built === undefined) return null;
  const source = { TIKTOK_SCOPES: built };
  if (mistakesIn(source).length > 0) return null;
  const before = [...readEnv(source).TIKTOK_SCOPES].sort().join(",");
  const now = [...TIKTOK_SCOPES].sort().join(",");
  if (before === now) return null;
  return `TIKTOK_SCOPES was ${before} when this site was built, and is ${now} now. The landing page lists those of the build: build it again with the value that the server has`;
}
