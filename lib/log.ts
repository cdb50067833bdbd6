import { createLog } from "tiktok-login/next";
import { env } from "@/lib/env";

/** The log of this site. */
export const log = createLog(
  [env.AUTH_TIKTOK_SECRET, env.AUTH_SECRET, env.AUTH_SECRET_1].filter(
    (secret) => secret !== undefined,
  ),
);

/** Logs a failure that was handled, on standard error. */
export const logFailure = log.failure;

/** Logs something that happened, on standard output. */
export const logEvent = log.event;
