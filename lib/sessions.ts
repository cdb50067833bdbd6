import { createTikTok } from "tiktok-login";
import { cookieStore, createSessions } from "tiktok-login/next";
import { postgresStore } from "tiktok-login/postgres";
import { database } from "@/lib/database";
import { authSecrets, env } from "@/lib/env";
import { trustsHost } from "@/lib/env-schema";
import { historyHooks } from "@/lib/history/hooks";
import { log } from "@/lib/log";
import { routes } from "@/lib/routes";
import { withSpan } from "@/lib/span";
import { timeouts } from "@/lib/timeouts";

/** TikTok, for this site's app. Key and secret are empty while it is not configured. */
export const tiktok = createTikTok({
  clientKey: env.AUTH_TIKTOK_ID ?? "",
  clientSecret: env.AUTH_TIKTOK_SECRET ?? "",
  scopes: env.TIKTOK_SCOPES,
  emulator: env.TIKTOK_EMULATOR_URL,
  trace: withSpan,
  timeouts,
});

/** The sessions of this site, and what it may read at TikTok with them. */
export const sessions = createSessions({
  tiktok,
  secrets: authSecrets,
  origin: env.AUTH_URL,
  trustHost: trustsHost(env),
  isServerless: Boolean(env.VERCEL),
  login: routes.login,
  home: routes.dashboard,
  // No one can land on a download, so the page that offers it takes its place.
  downloads: { [routes.export]: routes.settings },
  log,
  timeouts,
  store: database ? postgresStore(database, historyHooks) : cookieStore(),
});
