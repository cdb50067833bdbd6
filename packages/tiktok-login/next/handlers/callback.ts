import type { NextRequest } from "next/server";
import { refusalIn } from "../../client/refusal";
import { withCallback } from "../../internal/callback";
import { askedScopesIn, withAskedScopes } from "../asked-scopes";
import type { Context } from "../context";
import { callbackUrlCookieName } from "../cookie";
import { currentSession } from "../current";
import { withEndedSession } from "../end";
import { type Link, linkIn, linkTo, withoutLink } from "../link";
import { safeReturnPathAt } from "../return-path";
import type { AuthJsHandlers, SignInOptions } from "../start-sign-in";
import { finishOnce, pageAfterRepeated, withFinished } from "./repeated";
import { requestForAuthJs, withoutSession } from "./request";

/** What finishing a sign-in takes. */
interface Finishing {
  context: Context;
  options: SignInOptions;
  handlers: AuthJsHandlers;
  request: NextRequest;
  /** The origin that the request was sent to. */
  origin: string;
  /** Auth.js's id, such as "tiktok". */
  provider: string;
}

/**
 * Ends a sign-in: on the page that was wanted, on the login page with a reason, or on the deployment where the
 * sign-in started, which Auth.js reads from `state`. The same callback again leads to the same page. Auth.js does not pass on
 * the reasons of providers, and reports a refusal without `state`, which TikTok sometimes sends, as a configuration error.
 */
export async function finishSignIn(sign: Finishing): Promise<Response> {
  const { context, request, origin } = sign;
  const page = await pageAfterRepeated(context, request, origin);
  if (page) return redirectTo(page);
  return finishOnce(context, request, origin, async () => {
    const answer = await finish(sign);
    return withFinished(context, request, withAskedScopes(context, request, answer), origin);
  });
}

async function finish(sign: Finishing): Promise<Response> {
  const { context, options, handlers, request, origin, provider } = sign;
  const { login, store } = context;
  const { searchParams } = request.nextUrl;
  const refusal = refusalBy(context, provider, searchParams);
  if (refusal && !searchParams.has("state")) return endRefused(sign, refusal);
  if (typeof (await options.limit?.("code", request.headers)) === "number")
    return endOn(login, "too_many_attempts");
  // Before the code is used up.
  if (await store.users?.unavailable()) return endOn(login, "database_unavailable");
  const sent = requestForAuthJs(context, request, origin);
  const authJs = (one: NextRequest) => withCallback(searchParams, () => handlers.GET(one));
  const link = store.users ? await linkIn(context, request, provider) : null;
  // A stranger's page can open any callback. It must not take the link from the one that is under way.
  if (link)
    return withoutLink(context, request, await finishLink(sign, link, refusal, () => authJs(sent)));
  const fromAuthJs = await authJs(store.users ? withoutSession(context, sent) : sent);
  const { origin: target, searchParams: result } = targetOf(fromAuthJs, origin);
  if (target !== origin)
    return options.previews?.includes(target) ? fromAuthJs : refuseToForward(context, target);
  // Auth.js keeps the reason to itself when the database fails in the middle of a sign-in.
  const hasFailed =
    result.get("error") === "Configuration" && typeof store.users?.secondsOfOutage() === "number";
  if (hasFailed) return endOn(login, "database_unavailable");
  return refusal ? endRefused(sign, refusal) : withEndedSession(context, request, fromAuthJs);
}

/**
 * Ends a refused sign-in. A user who was asked for more scopes while signed in and cancels is back on the page that
 * asked, where nothing has changed.
 */
async function endRefused({ context, request, origin }: Finishing, refusal: string) {
  const isMore = refusal === "access_denied" && askedScopesIn(context, request).length > 0;
  const session = isMore && (await currentSession(context));
  if (!session) return endOn(context.login, refusal);
  const page = request.cookies.get(callbackUrlCookieName(context, request.headers))?.value;
  return redirectTo(safeReturnPathAt(context, origin, page));
}

/**
 * Connects an account to a user who is signed in and stays so. Without the session that asked for it, nothing
 * happens: a sign-in of its own would be a surprise, and make a second user of the account.
 */
async function finishLink(
  { context: { login, home }, options: { accounts = home } }: Finishing,
  link: Link | "lost",
  refusal: string | null,
  fromAuthJs: () => Promise<Response>,
): Promise<Response> {
  if (link === "lost") return endOn(login, "sign_in_lost");
  const answer = await linkTo(link, fromAuthJs);
  if (refusal) return endOn(accounts, refusal === "access_denied" ? "not_connected" : refusal);
  const { pathname, searchParams } = targetOf(answer, "http://localhost");
  if (pathname !== login) return answer;
  const error = searchParams.get("error") ?? "";
  // What Auth.js says of an account that another user has already.
  if (error === "OAuthAccountNotLinked") return endOn(accounts, "account_taken");
  if (error === "AccessDenied") return endOn(accounts, "not_admitted");
  return endOn(accounts, link.refusal ?? searchParams.get("code") ?? "sign_in_lost");
}

/** The code of a provider's refusal; null if there is none. TikTok's is logged; Auth.js logs the others. */
function refusalBy({ log }: Context, provider: string, query: URLSearchParams): string | null {
  if (provider === "tiktok") {
    const refusal = refusalIn(query);
    if (refusal) log.failure("tiktok", refusal);
    return refusal?.failure ?? null;
  }
  const error = query.get("error");
  if (error === null) return null;
  return error === "access_denied" ? error : "provider_refused";
}

const targetOf = (answer: Response, origin: string) =>
  new URL(answer.headers.get("location") ?? "", origin);

function refuseToForward({ log, login }: Context, target: string): Response {
  log.failure("auth", `not sent on to ${target}, which is not in AUTH_PREVIEW_ORIGINS`);
  return endOn(login, "origin_unknown");
}

function endOn(page: string, code: string): Response {
  const query = new URLSearchParams({ error: "OAuthCallbackError", code });
  return redirectTo(`${page}?${query}`);
}

/** Redirects, with GET, to a page of this site or to another deployment. */
export const redirectTo = (location: string) =>
  new Response(null, { status: 302, headers: { location } });
