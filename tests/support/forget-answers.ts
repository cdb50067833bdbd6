import { createHmac } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { DEFAULT_SETTINGS } from "tiktok-login-emulator";
import { siteSeconds } from "./clock";

const HOUR_SECONDS = 60 * 60;

/**
 * Makes a site forget what it has read of the signed-in person, as a restart would: TikTok repeats its webhook about a
 * grant that ended before this one was given.
 * @param site another site than the test's own
 */
export async function forgetAnswers(request: APIRequestContext, site = ""): Promise<void> {
  const session = await (await request.get(`${site}/api/auth/session`)).json();
  if (!session) return;
  const { body, ...sent } = oldRemoval(session.user.openId);
  await request.post(`${site}/api/webhooks/tiktok`, { ...sent, data: body });
}

/** A signed webhook about a grant that ended an hour ago. */
export function oldRemoval(openId: string) {
  const now = siteSeconds();
  const event = { event: "authorization.removed", user_openid: openId };
  const content = JSON.stringify({ reason: 1 });
  const body = JSON.stringify({ ...event, create_time: now - HOUR_SECONDS, content });
  const hmac = createHmac("sha256", DEFAULT_SETTINGS.clientSecret).update(`${now}.${body}`);
  return {
    body,
    headers: {
      "content-type": "application/json",
      "tiktok-signature": `t=${now},s=${hmac.digest("hex")}`,
    },
  };
}
