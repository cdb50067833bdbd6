import nextEnv from "@next/env";

/**
 * Loads the .env files into this process, as Next does for a deployment or in development.
 * @param production whether the command line asks for a deployment's files; on Vercel they are used anyway
 * @returns whether this is about a deployment
 */
export function loadEnvFiles(production: boolean): boolean {
  const isProduction = production || isOnVercel();
  nextEnv.loadEnvConfig(process.cwd(), !isProduction, { info: () => {}, error: console.error });
  return isProduction;
}

// Must run before the .env files are loaded: `vercel env pull` writes these variables into one on any machine.
function isOnVercel(): boolean {
  return Boolean(process.env.VERCEL) && process.env.VERCEL_ENV !== "development";
}
