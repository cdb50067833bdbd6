"use server";

import { signOut } from "@/auth";
import { requireGrant } from "@/lib/session/current";

/** Ends the session in this browser; the grant at TikTok stays. */
export async function leave(): Promise<void> {
  await requireGrant();
  await signOut({ redirectTo: "/" });
}
