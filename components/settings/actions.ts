"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { signInProviders, signOut } from "@/auth";
import { disconnectAccount } from "@/lib/account/accounts";
import { deleteAccount, disconnect } from "@/lib/account/disconnect";
import { endOneSession, endOtherSessions } from "@/lib/account/sessions";
import { routes } from "@/lib/routes";
import { sessions } from "@/lib/sessions";

/**
 * Revokes the grant at TikTok, drops what was read from it, signs out, and redirects to a page that confirms it. If
 * TikTok fails, the person is still signed out, and the page says that the grant may still be valid. Requires a
 * session; without one it redirects to the login page, which leads back to the confirmation.
 */
export async function disconnectTikTok(): Promise<never> {
  const isRevoked = await sessions.endOnce(routes.disconnect, "not_disconnected", ({ grant }) =>
    grant ? disconnect(grant) : redirect(routes.dashboard),
  );
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
  const isRevoked = await sessions.endOnce(routes.deleteMyData, "not_deleted", deleteAccount);
  await signOut({ redirect: false });
  await sessions.leaveNotice(routes.disconnected, isRevoked ? "deleted" : "deleted_unconfirmed");
  redirect(routes.disconnected);
}

/**
 * Disconnects the user's account at the form's `provider`, unless it is the last one to sign in with. Requires a
 * session; without one it redirects to the login page.
 */
export const disconnectProvider = sessions.action(
  routes.settings,
  z.object({ provider: z.string() }),
  async ({ provider }, session) => {
    const ways = signInProviders.map(({ id }) => id);
    await disconnectAccount(session, provider, ways);
  },
);

/** Ends the session in the form's field `session`, if it is one of the user's. Requires a session. */
export const signOutSession = sessions.action(
  routes.settings,
  z.object({ session: z.string() }),
  (form, session) => endOneSession(session, form.session),
);

/** Ends all of the user's sessions but this one. Requires a session. */
export const signOutElsewhere = sessions.action(routes.settings, z.object({}), (_, session) =>
  endOtherSessions(session),
);
