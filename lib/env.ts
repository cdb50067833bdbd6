import { readEnv } from "@/lib/env-schema";

/** The environment of this process. No other app code reads `process.env`. */
export const env = readEnv(process.env);

// Auth.js reads these two by itself and would take even spaces for an address.
for (const name of ["AUTH_URL", "AUTH_REDIRECT_PROXY_URL"] as const) {
  if (process.env[name]) process.env[name] = env[name] ?? "";
}
