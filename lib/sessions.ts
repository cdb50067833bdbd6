import { createTikTok } from "tiktok-login";
import { env } from "@/lib/env";
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
