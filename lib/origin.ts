import { env } from "@/lib/env";

/**
 * The address people use, for absolute URLs in pages that are built before any request: AUTH_URL, else
 * the production domain that Vercel tells, else this machine.
 * @see https://vercel.com/docs/environment-variables/system-environment-variables
 */
export const publicOrigin: string = originOf();

function originOf(): string {
  if (env.AUTH_URL) return new URL(env.AUTH_URL).origin;
  const domain = env.VERCEL_PROJECT_PRODUCTION_URL;
  return domain ? `https://${domain}` : "http://localhost:3000";
}
