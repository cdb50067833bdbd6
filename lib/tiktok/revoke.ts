import { z } from "zod";
import { clientFields } from "@/lib/tiktok/app";
import { endpoints } from "@/lib/tiktok/endpoints";
import { callTikTok } from "@/lib/tiktok/request";

// TikTok documents an empty body; its example shows `{}`.
const confirmation = z.looseObject({}).optional();

/**
 * Revokes a grant: its tokens become invalid and the app leaves the person's connected apps.
 * @throws {TikTokError} the grant may still be valid
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export async function revokeGrant(accessToken: string): Promise<void> {
  const init: RequestInit = {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...clientFields(), token: accessToken }).toString(),
    cache: "no-store",
  };
  await callTikTok("revoke", endpoints.revoke, init, confirmation);
}
