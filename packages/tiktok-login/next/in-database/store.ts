import { nowSeconds } from "../../client/clock";
import type { Context, Store } from "../context";
import { cookieOptions, sessionCookieName } from "../cookie";
import type { BoundStore, UserStore } from "../store";
import { authInDatabase } from "./auth";
import { secondsOfOutage } from "./outage";
import { tokenIn } from "./token";

// Without a database, none of this is loaded.
const stored = () => import("../../postgres/session-store");
const sessions = () => import("../../postgres/sessions");
const grants = () => import("../../postgres/grants");
const accounts = () => import("../../postgres/accounts");

/** The cookie holds only a random token, and everything else is in the tables. */
export const databaseStore: Store = (context) => ({
  auth: authInDatabase(context),
  async sessionOf(headers, cookies) {
    const token = tokenIn(cookies.get(sessionCookieName(context, headers))?.value);
    return token ? (await stored()).sessionOf(token) : null;
  },
  async whyEnded(headers, cookies) {
    const token = tokenIn(cookies.get(sessionCookieName(context, headers))?.value);
    return token ? (await stored()).whyEnded(token) : null;
  },
  accessTo: async (grant) => (await stored()).accessTo(grant),
  remember: async (grant, profile, readAt) => (await stored()).remember(grant, profile, readAt),
  admit: (...request) => admit(context, ...request),
  end: async ({ id, user }) => (await sessions()).deleteOneSession(user.id, id),
  async endAfter(request, answer, isReplaced) {
    const token = tokenIn(request.cookies.get(sessionCookieName(context, request.headers))?.value);
    const ended = token ? (await sessions()).deleteSession(token) : undefined;
    // A new session must not be lost because the old one lives on for a while. The failure has been logged.
    await (isReplaced ? Promise.resolve(ended).catch(() => {}) : ended);
    return answer;
  },
  endGrant: async (...grant) => (await grants()).endGrant(...grant),
  users,
});

/**
 * Asks the database nothing: a visitor whose cookie cannot be a session's is not signed in, everyone else's session is
 * checked by the page. While the database does not answer, middleware answers in the page's place.
 */
const admit = async (
  context: Context,
  ...[request, _event, gate]: Parameters<BoundStore["admit"]>
): Promise<Response | null> => {
  const name = sessionCookieName(context, request.headers);
  const token = tokenIn(request.cookies.get(name)?.value);
  if (!token) return null;
  const seconds = secondsOfOutage();
  const instead = seconds === null ? null : gate.unavailable(seconds);
  if (instead) return instead;
  const response = gate.proceed(request);
  // The browser keeps the cookie for thirty days from now, as the page does with the session.
  if (request.method === "GET") response.cookies.set(name, token, cookieOptions(name));
  return response;
};

const users: UserStore = {
  unavailable: async () => (await import("../../postgres/ready")).databaseFailure(),
  secondsOfOutage,
  takeCalls: async (openId, calls) =>
    (await import("../../postgres/user-calls")).takeCallsOf(openId, calls),
  async accessTokenOf(userId, options) {
    const openId = await (await grants()).openIdOf(userId);
    if (!openId) return { failure: "grant_invalid" };
    return (await import("../../postgres/access-token")).validAccessToken(openId, options);
  },
  listSessions: async (userId) =>
    (await sessions()).listSessions(userId, new Date(nowSeconds() * 1000)),
  endSession: async (userId, id) => (await sessions()).deleteOneSession(userId, id),
  endOtherSessions: async (userId, kept) => (await sessions()).deleteOtherSessions(userId, kept),
  listAccounts: async (userId) => (await accounts()).listAccounts(userId),
  disconnectAccount: async (userId, provider, ways) =>
    (await accounts()).deleteAccount(userId, provider, ways),
  deleteUser: async (userId) => (await grants()).deletePerson(userId),
};
