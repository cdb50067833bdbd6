import { readEnv } from "@/lib/env-schema";

/** The environment of this process. No other app code reads `process.env`. */
export const env = readEnv(process.env);

/**
 * The secrets that encrypt sessions: the current one, which encrypts, and the one before it, which still
 * decrypts. Empty while sign-in is not configured.
 */
export const authSecrets: string[] = env.AUTH_SECRET
  ? [env.AUTH_SECRET, env.AUTH_SECRET_1].filter((secret) => secret !== undefined)
  : [];

/** Whether a provider has a client ID, such as AUTH_GITHUB_ID. Auth.js reads it by itself. */
export const hasClientId = (provider: string): boolean =>
  Boolean(process.env[`AUTH_${provider.toUpperCase().replaceAll("-", "_")}_ID`]);

// Auth.js still reads its names of version 4, which are easily left behind: an old address would redirect every sign-in.
for (const name of ["NEXTAUTH_URL", "NEXTAUTH_SECRET"]) delete process.env[name];

// Auth.js reads these two by itself and would take even spaces for an address.
for (const name of ["AUTH_URL", "AUTH_REDIRECT_PROXY_URL"] as const) {
  if (process.env[name]) process.env[name] = env[name] ?? "";
}
