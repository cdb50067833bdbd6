"use server";

import { updateTag } from "next/cache";
import { redirect } from "next/navigation";
import { signOut } from "@/auth";
import { logFailure } from "@/lib/log";
import { requireGrant } from "@/lib/session/current";
import { TikTokError } from "@/lib/tiktok/errors";
import { revokeGrant } from "@/lib/tiktok/revoke";

/**
 * Takes the grant back at TikTok, drops what was cached and signs out. The person is signed out here
 * whatever TikTok says, and learns whether the grant is gone.
 */
export async function disconnect(): Promise<never> {
  const grant = await requireGrant("/dashboard/settings");
  const revoked = await tryToRevoke(grant.accessToken);
  updateTag(grant.openId);
  await signOut({ redirect: false });
  redirect(revoked ? "/disconnected" : "/disconnected?grant=stands");
}

async function tryToRevoke(accessToken: string): Promise<boolean> {
  try {
    await revokeGrant(accessToken);
    return true;
  } catch (error) {
    if (!(error instanceof TikTokError)) throw error;
    logFailure("tiktok", error);
    return false;
  }
}
