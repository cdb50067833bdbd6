import "server-only";
import { headers } from "next/headers";
import { type Grant, hasEnded } from "@/lib/session/grant";
import { ROTATION_FAILURE } from "@/lib/session/rotation";
import type { FailureCode } from "@/lib/tiktok/errors";

/**
 * Why a grant's access token has ended without a newer one, as middleware found it; null while it
 * lives. TikTok would only say that the token is invalid, which an outage does not mean, nor a page
 * that was prefetched past middleware.
 */
export async function whyEnded(grant: Grant): Promise<FailureCode | null> {
  if (!hasEnded(grant)) return null;
  const failure = (await headers()).get(ROTATION_FAILURE) as FailureCode | null;
  if (failure) return failure;
  return grant.refreshTokenExpiresAt * 1000 > Date.now() ? "unavailable" : "grant_invalid";
}
