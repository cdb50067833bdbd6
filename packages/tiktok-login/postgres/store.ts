import { nowSeconds } from "../client/clock";
import type { Context, Store } from "../next/context";
import { sessionCookieName } from "../next/cookie";
import type { BoundStore, RequestCookies, UserStore } from "../next/store";
import { authInDatabase } from "./auth";
import type { Database } from "./database";
import type { Db, Hooks } from "./db";
import { tokenIn } from "./tokens";

// Nothing of this is loaded before it is used: middleware holds the store as well.
const stored = () => import("./session-store");
const sessions = () => import("./sessions");
const grants = () => import("./grants");
const accounts = () => import("./accounts");

/**
 * Keeps users, sessions and tokens in a database: the cookie holds only a random token.
 * @param hooks what the site does when something happens to a user, in the same transaction
 */
export const postgresStore =
  (database: Database, hooks: Hooks = {}): Store =>
  (context) => {
    const { tiktok, secrets, log, timeouts, memory } = context;
    const db: Db = { query: database.query, hooks, tiktok, secrets, log, timeouts, memory };
    const tokenOf = (headers: Headers, cookies: RequestCookies) =>
      tokenIn(cookies.get(sessionCookieName(context, headers))?.value);
    return {
      auth: authInDatabase(context, db),
      async sessionOf(headers, cookies) {
        const token = tokenOf(headers, cookies);
        return token ? (await stored()).sessionOf(db, token) : null;
      },
      async whyEnded(headers, cookies) {
        const token = tokenOf(headers, cookies);
        return token ? (await sessions()).whyEnded(db, token) : null;
      },
      accessTo: async (grant) => (await stored()).accessTo(db, grant),
      remember: async (...reading) => (await stored()).remember(db, ...reading),
      admit: (...request) => admit(context, database, ...request),
      end: async ({ id, user }) => (await sessions()).deleteOneSession(db, user.id, id),
      async endAfter({ headers, cookies }, answer, isReplaced) {
        const token = tokenOf(headers, cookies);
        const ended = token ? (await sessions()).deleteSession(db, token) : undefined;
        // A new session must not be lost because the old one lives on for a while. The failure has been logged.
        await (isReplaced ? Promise.resolve(ended).catch(() => {}) : ended);
        return answer;
      },
      endGrant: async (...grant) => (await grants()).endGrant(db, ...grant),
      users: usersIn(database, db),
    };
  };

/**
 * Asks the database nothing: a visitor whose cookie cannot be a session's is not signed in, everyone else's session is
 * checked by the page. While the database does not answer, middleware answers in the page's place.
 */
const admit = async (
  context: Context,
  database: Database,
  ...[request, _event, gate]: Parameters<BoundStore["admit"]>
): Promise<Response | null> => {
  const cookie = request.cookies.get(sessionCookieName(context, request.headers));
  if (!tokenIn(cookie?.value)) return null;
  const seconds = database.secondsOfOutage();
  const instead = seconds === null ? null : gate.unavailable(seconds);
  if (instead) return instead;
  // Without the cookie: a late answer would take the place of a new sign-in, or bring back what was signed out.
  return gate.proceed(request);
};

const usersIn = (database: Database, db: Db): UserStore => ({
  unavailable: database.unavailable,
  secondsOfOutage: database.secondsOfOutage,
  takeCalls: async (openId, calls) => (await import("./user-calls")).takeCallsOf(db, openId, calls),
  async accessTokenOf(userId, options) {
    const openId = await (await grants()).openIdOf(db, userId);
    if (!openId) return { failure: "grant_invalid" };
    return (await import("./access-token")).validAccessToken(db, openId, options);
  },
  listSessions: async (userId) =>
    (await sessions()).listSessions(db, userId, new Date(nowSeconds() * 1000)),
  endSession: async (userId, id) => (await sessions()).deleteOneSession(db, userId, id),
  endOtherSessions: async (userId, kept) =>
    (await sessions()).deleteOtherSessions(db, userId, kept),
  listAccounts: async (userId) => (await accounts()).listAccounts(db, userId),
  disconnectAccount: async (...account) => (await accounts()).deleteAccount(db, ...account),
  deleteUser: async (userId) => (await grants()).deletePerson(db, userId),
});
