"use server";

import { redirect } from "next/navigation";
import { signInProviders, signOut } from "@/auth";
import { disconnectAccount } from "@/lib/account/accounts";
import { deleteAccount, disconnect } from "@/lib/account/disconnect";
import { endOneSession, endOtherSessions } from "@/lib/account/sessions";
import { textIn } from "@/lib/form";
import { routes } from "@/lib/routes";
import { sessions } from "@/lib/sessions";

/**
 * Revokes the grant at TikTok, drops what was read from it, signs out, and redirects to a page that confirms it. If
 * TikTok fails, the person is still signed out, and the page says that the grant may still be valid. Requires a
 * session; without one it redirects to the login page, which leads back to the confirmation.
 */
export async function disconnectTikTok(): Promise<never> {
  const { grant } = await sessions.require(routes.disconnect, "not_disconnected");
  if (!grant) redirect(routes.dashboard);
  const isRevoked = await disconnect(grant);
  await signOut({ redirect: false });
  await sessions.leaveNotice(
    routes.disconnected,
    isRevoked ? "disconnected" : "disconnected_unconfirmed",
  );
  redirect(routes.disconnected);
}

/**
 * Revokes the grant at TikTok and deletes everything that this site keeps about the person, in every browser, then
 * redirects to a page that confirms it. Requires a session.
 */
export async function deleteMyData(): Promise<never> {
  const isRevoked = await deleteAccount(await sessions.require(routes.deleteMyData, "not_deleted"));
  await signOut({ redirect: false });
  await sessions.leaveNotice(routes.disconnected, isRevoked ? "deleted" : "deleted_unconfirmed");
  redirect(routes.disconnected);
}

/**
 * Disconnects the person's account at the form's `provider`, unless it is the last one to sign in with. Requires a
 * session; without one it redirects to the login page.
 */
export async function disconnectProvider(form: FormData): Promise<never> {
  const session = await sessions.require(routes.settings, "not_done");
  const ways = signInProviders.map(({ id }) => id);
  await disconnectAccount(session, textIn(form, "provider") ?? "", ways);
  redirect(routes.settings);
}

/** Ends the session in the form's field `session`, if it is one of the person's. Requires a session. */
export async function signOutSession(form: FormData): Promise<never> {
  await endOneSession(await sessions.require(routes.settings, "not_done"), textIn(form, "session"));
  redirect(routes.settings);
}

/** Ends all of the person's sessions but this one. Requires a session. */
export async function signOutElsewhere(): Promise<never> {
  await endOtherSessions(await sessions.require(routes.settings, "not_done"));
  redirect(routes.settings);
}
