import type { NextRequest } from "next/server";
import { requestForAuthJs, withoutSession } from "@/app/api/auth/[...nextauth]/request";
import { handlers } from "@/auth";
import { hasDatabase } from "@/lib/env";
import { logFailure } from "@/lib/log";
import { mayReceiveCodes } from "@/lib/origin";
import { addressOf, secondsOverLimit } from "@/lib/rate-limit";
import { routes } from "@/lib/routes";
import { withEndedSession } from "@/lib/session/end";
import { databaseFailure } from "@/lib/session/in-database/failure";
import { secondsOfOutage } from "@/lib/session/in-database/outage";
import { linkIn, linkTo, withoutLink } from "@/lib/session/link";
import { refusalIn } from "@/lib/tiktok/refusal";

/**
 * Ends a sign-in: on the page that was wanted, on the login page with a reason, or on the deployment where the
 * sign-in started, which Auth.js reads from `state`. Auth.js does not pass on the reasons of providers, and reports a
 * refusal without `state`, which TikTok sometimes sends, as a configuration error.
 */
export async function finishSignIn(
  request: NextRequest,
  origin: string,
  provider: string,
): Promise<Response> {
  return withoutLink(request, await finish(request, origin, provider));
}

async function finish(request: NextRequest, origin: string, provider: string): Promise<Response> {
  const { searchParams } = request.nextUrl;
  const refusal = refusalBy(provider, searchParams);
  if (refusal && !searchParams.has("state")) return endOn(routes.login, refusal);
  const seconds = await secondsOverLimit("code", addressOf(request.headers));
  if (seconds !== null) return endOn(routes.login, "too_many_attempts");
  // Before the code is used up.
  if (await databaseFailure()) return endOn(routes.login, "database_unavailable");
  const sent = requestForAuthJs(request, origin);
  const link = hasDatabase ? await linkIn(request, provider) : null;
  if (link) return finishLink(link.userId, refusal, () => handlers.GET(sent));
  const fromAuthJs = await handlers.GET(hasDatabase ? withoutSession(sent) : sent);
  const { origin: target, searchParams: result } = targetOf(fromAuthJs, origin);
  if (target !== origin) return mayReceiveCodes(target) ? fromAuthJs : refuseToForward(target);
  // Auth.js keeps the reason to itself when the database fails in the middle of a sign-in.
  const hasFailed = result.get("error") === "Configuration" && secondsOfOutage() !== null;
  if (hasFailed) return endOn(routes.login, "database_unavailable");
  return refusal ? endOn(routes.login, refusal) : withEndedSession(request, fromAuthJs);
}

/**
 * Connects an account to a person who is signed in and stays so. Without the session that asked for it, nothing
 * happens: a sign-in of its own would be a surprise, and make a second person of the account.
 */
async function finishLink(
  userId: string | null,
  refusal: string | null,
  fromAuthJs: () => Promise<Response>,
): Promise<Response> {
  if (!userId) return endOn(routes.login, "sign_in_lost");
  const answer = await linkTo(userId, fromAuthJs);
  if (refusal)
    return endOn(routes.settings, refusal === "access_denied" ? "not_connected" : refusal);
  const { pathname, searchParams } = targetOf(answer, "http://localhost");
  if (pathname !== routes.login) return answer;
  const error = searchParams.get("error") ?? "";
  // What Auth.js says of an account that another person has already.
  if (error === "OAuthAccountNotLinked") return endOn(routes.settings, "account_taken");
  return endOn(routes.settings, searchParams.get("code") ?? "sign_in_lost");
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
  return new Response(null, { status: 302, headers: { location: `${page}?${query}` } });
}
