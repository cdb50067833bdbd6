import type { NextRequest } from "next/server";
import { env } from "@/lib/env";
import { logFailure } from "@/lib/log";
import { addressOf, secondsOverLimit } from "@/lib/rate-limit";
import { routes } from "@/lib/routes";
import { askedScopesIn, withAskedScopes } from "@/lib/session/asked-scopes";
import { callbackUrlCookieName } from "@/lib/session/cookie";
import { currentSession } from "@/lib/session/current";
import { withEndedSession } from "@/lib/session/end";
import { type Link, linkIn, linkTo, withoutLink } from "@/lib/session/link";
import { safeReturnPathAt } from "@/lib/session/return-path";
import { sessions } from "@/lib/sessions";
import { refusalIn } from "@/lib/tiktok/refusal";
import { withCallback } from "../../internal/callback";
import { finishOnce, pageAfterRepeated, withFinished } from "./repeated";
import { requestForAuthJs, withoutSession } from "./request";

const { context, users } = sessions;

/** Auth.js's own handlers. */
export interface AuthJsHandlers {
  GET(request: NextRequest): Promise<Response>;
  POST(request: NextRequest): Promise<Response>;
}

/**
 * Ends a sign-in: on the page that was wanted, on the login page with a reason, or on the deployment where the
 * sign-in started, which Auth.js reads from `state`. The same callback again leads to the same page. Auth.js does not pass on
 * the reasons of providers, and reports a refusal without `state`, which TikTok sometimes sends, as a configuration error.
 */
export async function finishSignIn(
  handlers: AuthJsHandlers,
  request: NextRequest,
  origin: string,
  provider: string,
): Promise<Response> {
  const page = await pageAfterRepeated(request, origin);
  if (page) return redirectTo(page);
  return finishOnce(request, origin, async () => {
    const answer = await finish(handlers, request, origin, provider);
    return withFinished(request, withAskedScopes(context, request, answer), origin);
  });
}

async function finish(
  handlers: AuthJsHandlers,
  request: NextRequest,
  origin: string,
  provider: string,
): Promise<Response> {
  const { searchParams } = request.nextUrl;
  const refusal = refusalBy(provider, searchParams);
  if (refusal && !searchParams.has("state")) return endRefused(request, origin, refusal);
  const seconds = await secondsOverLimit("code", addressOf(request.headers));
  if (seconds !== null) return endOn(routes.login, "too_many_attempts");
  // Before the code is used up.
  if (await users?.unavailable()) return endOn(routes.login, "database_unavailable");
  const sent = requestForAuthJs(request, origin);
  const authJs = (one: NextRequest) => withCallback(searchParams, () => handlers.GET(one));
  const link = users ? await linkIn(context, request, provider) : null;
  // A stranger's page can open any callback. It must not take the link from the one that is under way.
  if (link)
    return withoutLink(context, request, await finishLink(link, refusal, () => authJs(sent)));
  const fromAuthJs = await authJs(users ? withoutSession(sent) : sent);
  const { origin: target, searchParams: result } = targetOf(fromAuthJs, origin);
  if (target !== origin)
    return env.AUTH_PREVIEW_ORIGINS.includes(target) ? fromAuthJs : refuseToForward(target);
  // Auth.js keeps the reason to itself when the database fails in the middle of a sign-in.
  const hasFailed =
    result.get("error") === "Configuration" && typeof users?.secondsOfOutage() === "number";
  if (hasFailed) return endOn(routes.login, "database_unavailable");
  return refusal
    ? endRefused(request, origin, refusal)
    : withEndedSession(context, request, fromAuthJs);
}

/**
 * Ends a refused sign-in. A person who was asked for more scopes while signed in and cancels is back on the page that
 * asked, where nothing has changed.
 */
async function endRefused(request: NextRequest, origin: string, refusal: string) {
  const isMore = refusal === "access_denied" && askedScopesIn(context, request).length > 0;
  const session = isMore && (await currentSession(context));
  if (!session) return endOn(routes.login, refusal);
  const page = request.cookies.get(callbackUrlCookieName(context, request.headers))?.value;
  return redirectTo(safeReturnPathAt(context, origin, page));
}

/**
 * Connects an account to a person who is signed in and stays so. Without the session that asked for it, nothing
 * happens: a sign-in of its own would be a surprise, and make a second person of the account.
 */
async function finishLink(
  link: Link | "lost",
  refusal: string | null,
  fromAuthJs: () => Promise<Response>,
): Promise<Response> {
  if (link === "lost") return endOn(routes.login, "sign_in_lost");
  const answer = await linkTo(link, fromAuthJs);
  if (refusal)
    return endOn(routes.settings, refusal === "access_denied" ? "not_connected" : refusal);
  const { pathname, searchParams } = targetOf(answer, "http://localhost");
  if (pathname !== routes.login) return answer;
  const error = searchParams.get("error") ?? "";
  // What Auth.js says of an account that another person has already.
  if (error === "OAuthAccountNotLinked") return endOn(routes.settings, "account_taken");
  if (error === "AccessDenied") return endOn(routes.settings, "not_admitted");
  return endOn(routes.settings, link.refusal ?? searchParams.get("code") ?? "sign_in_lost");
}

/** The code of a provider's refusal; null if there is none. TikTok's is logged; Auth.js logs the others. */
function refusalBy(provider: string, query: URLSearchParams): string | null {
  if (provider === "tiktok") {
    const refusal = refusalIn(query);
    if (refusal) logFailure("tiktok", refusal);
    return refusal?.failure ?? null;
  }
  const error = query.get("error");
  if (error === null) return null;
  return error === "access_denied" ? error : "provider_refused";
}

const targetOf = (answer: Response, origin: string) =>
  new URL(answer.headers.get("location") ?? "", origin);

function refuseToForward(target: string): Response {
  logFailure("auth", `not sent on to ${target}, which is not in AUTH_PREVIEW_ORIGINS`);
  return endOn(routes.login, "origin_unknown");
}

function endOn(page: string, code: string): Response {
  const query = new URLSearchParams({ error: "OAuthCallbackError", code });
  return redirectTo(`${page}?${query}`);
}

/** Redirects, with GET, to a page of this site or to another deployment. */
export const redirectTo = (location: string) =>
  new Response(null, { status: 302, headers: { location } });
