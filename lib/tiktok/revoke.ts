import { z } from "zod";
import { clientFields } from "@/lib/tiktok/app";
import { endpoints } from "@/lib/tiktok/endpoints";
import { askTikTok } from "@/lib/tiktok/request";

// Documented as an empty body and printed as `{}`.
const confirmation = z.looseObject({}).optional();

/**
 * Takes the grant back at TikTok: its tokens die and the app leaves the person's connected apps.
 * @throws {TikTokError} the grant may still stand
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export async function revokeGrant(accessToken: string): Promise<void> {
  const init: RequestInit = {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...clientFields(), token: accessToken }).toString(),
    cache: "no-store",
  };
  await askTikTok("revoke", endpoints.revoke, init, confirmation);
}
