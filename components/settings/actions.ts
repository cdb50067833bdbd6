"use server";

import { updateTag } from "next/cache";
import { redirect } from "next/navigation";
import { signOut } from "@/auth";
import { routes } from "@/lib/routes";
import { requireGrant } from "@/lib/session/current";
import { withFallback } from "@/lib/tiktok/fallback";
import { revokeGrant } from "@/lib/tiktok/revoke";

/**
 * Revokes the grant at TikTok, drops the person's cached data and signs out. The person is signed out even if
 * TikTok fails, and learns whether the grant is revoked. Requires a session.
 */
export async function disconnect(): Promise<never> {
  const grant = await requireGrant(routes.settings);
  const isRevoked = await withFallback(
    () => revokeGrant(grant.accessToken).then(() => true),
    () => false,
  );
  updateTag(grant.openId);
  await signOut({ redirect: false });
  redirect(isRevoked ? routes.disconnected : `${routes.disconnected}?grant=stands`);
}
