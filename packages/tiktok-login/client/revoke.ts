import { z } from "zod";
import { callOAuth } from "@/lib/tiktok/api";
import { clientFields } from "@/lib/tiktok/app";

// TikTok documents an empty body; its example shows `{}`.
const confirmation = z.looseObject({}).optional();

/**
 * Revokes a grant: its tokens become invalid and the app leaves the person's connected apps.
 * @throws {TikTokError} the grant may still be valid
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export async function revokeGrant(accessToken: string): Promise<void> {
  const form = new URLSearchParams({ ...clientFields(), token: accessToken });
  await callOAuth("revoke", form, confirmation);
}
