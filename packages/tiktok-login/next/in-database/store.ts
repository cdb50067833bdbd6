import "server-only";
import { sessionCookieName } from "@/lib/session/cookie";
import { tokenIn } from "@/lib/session/in-database/token";
import type { SessionStore } from "@/lib/session/store-interface";

// Without a database, none of this is loaded.
const loaded = () => import("@/lib/database/session-store");

/** With a database, the cookie holds only a random token, and everything else is in the tables. */
export const inDatabase: SessionStore = {
  async sessionOf(headers, cookies) {
    const token = tokenIn(cookies.get(sessionCookieName(headers))?.value);
    return token ? (await loaded()).sessionOf(token) : null;
  },
  async whyEnded(headers, cookies) {
    const token = tokenIn(cookies.get(sessionCookieName(headers))?.value);
    return token ? (await loaded()).whyEnded(token) : null;
  },
  accessTo: async (grant) => (await loaded()).accessTo(grant),
  remember: async (grant, profile, readAt) => (await loaded()).remember(grant, profile, readAt),
};
