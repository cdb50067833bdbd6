import { cookieStore, createSessions, databaseStore } from "tiktok-login/next";
import { authSecrets, env, hasDatabase } from "@/lib/env";
import { trustsHost } from "@/lib/env-schema";
import { log } from "@/lib/log";
import { routes } from "@/lib/routes";
import { timeouts } from "@/lib/timeouts";

/** Who is signed in on this site, and what it may read of them at TikTok. */
export const sessions = createSessions({
  key: env.AUTH_TIKTOK_ID ?? "",
  secrets: authSecrets,
  scopes: env.TIKTOK_SCOPES,
  origin: env.AUTH_URL ? new URL(env.AUTH_URL).origin : null,
  trustHost: trustsHost(env),
  isServerless: Boolean(env.VERCEL),
  login: routes.login,
  home: routes.dashboard,
  // Nobody can land on a download, so the page that offers it takes its place.
  downloads: { [routes.export]: routes.settings },
  log,
  timeouts,
  store: hasDatabase ? databaseStore : cookieStore(),
});
