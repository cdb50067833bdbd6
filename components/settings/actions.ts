"use server";

import { updateTag } from "next/cache";
import { redirect } from "next/navigation";
import { signOut } from "@/auth";
import { routes } from "@/lib/routes";
import { requireGrant } from "@/lib/session/current";
import { forgetRotations } from "@/lib/session/rotation-memory";
import { withFallback } from "@/lib/tiktok/fallback";
import { revokeGrant } from "@/lib/tiktok/revoke";

/**
 * Revokes the grant at TikTok, drops the signed-in person's cached data, signs out, and redirects to a page that
 * confirms it. If TikTok fails, the person is still signed out, and the page says that the grant may still be
 * valid. Requires a session; without one it redirects to the login page.
 */
export async function disconnect(): Promise<never> {
  const grant = await requireGrant(routes.settings);
  const isRevoked = await withFallback(
    () => revokeGrant(grant.accessToken).then(() => true),
    () => false,
  );
  updateTag(grant.openId);
  forgetRotations({ openId: grant.openId });
  await signOut({ redirect: false });
  redirect(isRevoked ? routes.disconnected : `${routes.disconnected}?revoked=unknown`);
}
