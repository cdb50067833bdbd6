import { env } from "@/lib/env";

/**
 * The origin that people use, for absolute URLs in pages that are built before any request: AUTH_URL, else
 * Vercel's production domain, else this machine.
 * @see https://vercel.com/docs/environment-variables/system-environment-variables
 */
export const publicOrigin: string = originOf();

function originOf(): string {
  if (env.AUTH_URL) return new URL(env.AUTH_URL).origin;
  const domain = env.VERCEL_PROJECT_PRODUCTION_URL;
  return domain ? `https://${domain}` : "http://localhost:3000";
}
