import { type NextFetchEvent, type NextRequest, NextResponse } from "next/server";
import { type ActionRefusals, isAction, refuseAction } from "./action-request";
import { apiRefusal } from "./api-refusal";
import type { Context } from "./context";
import { noticeOf } from "./notice";
import { isEmbedded, isProbe, refuseEmbedded, refuseProbe } from "./prefetch";
import { loginPath, REQUESTED_PATH } from "./return-path";

/** What a site says about its middleware. Its matcher has to cover every path in the three lists. */
export interface MiddlewareOptions {
  /** Pages that need a session, each with what is below it. */
  pages: readonly string[];
  /**
   * Route handlers that answer with JSON (`sessions.api`), each with what is below it. With the cookie store, only
   * middleware refreshes the tokens that they use.
   */
  apis?: readonly string[];
  /** Pages that are rendered per request and need no session. A star stands for a part of the address, as in "/@*". */
  open?: readonly string[];
  /** Continues to a page that is rendered per request, or to an API: here the site adds its policy. */
  proceed?(request: NextRequest): NextResponse;
  /** Continues to anything else. */
  pass?(request: NextRequest): NextResponse;
  /** Pages for server actions that do not run. */
  refusals?: ActionRefusals;
  /** The page in place of any other while the store does not work. @param seconds when it is tried again */
  outage?(seconds: number): Response;
  /** What the login page says became of a form that was sent to a page without a session: a notice for each path. */
  notDone?: Readonly<Record<string, string>>;
}

const next = (request: NextRequest) => NextResponse.next({ request });
const sentence = (status: number, text: string, headers: HeadersInit = {}) =>
  new Response(`${text}\n`, {
    status,
    headers: { "cache-control": "private, no-store", ...headers },
  });

const DEFAULTS: Omit<Required<MiddlewareOptions>, "pages"> = {
  apis: [],
  open: [],
  proceed: next,
  pass: next,
  refusals: {
    // Next's own limit.
    maxBytes: 1024 * 1024,
    foreign: () =>
      sentence(403, "Nothing was done: this form was not sent from a page of this site."),
    unreadable: (status) => sentence(status, "Nothing was done: the request could not be read."),
  },
  outage: (seconds) => sentence(503, "Try again in a moment.", { "retry-after": String(seconds) }),
  notDone: {},
};

/**
 * What middleware does: protected pages need a session, their tokens and those of JSON APIs are refreshed, and requests
 * that Next cannot read and actions of other sites are refused.
 */
export function createMiddleware(context: Context, site: MiddlewareOptions) {
  const options = { ...DEFAULTS, ...site };
  const { pages, apis, open, proceed, pass, refusals } = options;
  return async (request: NextRequest, event: NextFetchEvent): Promise<Response> => {
    const path = request.nextUrl.pathname;
    if (!canDecode(path)) return refusals.unreadable(400);
    const refusal = isAction(request) && (await refuseAction(context, refusals, request));
    if (refusal) return refusal;
    if (isWithin([...pages, ...apis], path)) {
      if (isProbe(request)) return refuseProbe(request);
      if (isWithin(pages, path) && isEmbedded(request)) return refuseEmbedded();
      return protect(context, options, request, event);
    }
    return isOneOf(open, path) ? proceed(request) : pass(request);
  };
}

async function protect(
  context: Context,
  { apis, proceed, outage, notDone }: Required<MiddlewareOptions>,
  request: NextRequest,
  event: NextFetchEvent,
): Promise<Response> {
  const { pathname, search } = request.nextUrl;
  const isApi = isWithin(apis, pathname);
  // Next's client cannot show a page in place of an action's answer, nor follow a redirect that the action did not
  // return. The action looks at the session by itself.
  const isClientAction = request.headers.has("next-action");
  request.headers.set(REQUESTED_PATH, pathname + search);
  const unavailable = (seconds: number) => {
    if (isApi) return apiRefusal("database_unavailable", { retryAfter: seconds });
    return isClientAction ? null : outage(seconds);
  };
  const answer = await context.store.admit(request, event, { proceed, unavailable });
  if (answer) return answer;
  // A program cannot use the login page: the handler answers with 401.
  if (isApi || isClientAction) return proceed(request);
  return redirectToLogin(context, request, notDone[pathname] ?? "not_done");
}

/**
 * Redirects a visitor who is not signed in to the login page, which leads back to the page that was wanted.
 * @param notDone what the login page says became of a form that was sent
 */
async function redirectToLogin(
  context: Context,
  request: NextRequest,
  notDone: string,
): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const login = new URL(loginPath(context, pathname + search), request.url);
  if (request.method !== "POST") return NextResponse.redirect(login, 307);
  // 303, so that the browser opens the login page and does not send the form there.
  const response = NextResponse.redirect(login, 303);
  const notice = await noticeOf(context, request.headers, context.login, notDone);
  if (notice) response.cookies.set(notice);
  return response;
}

function canDecode(path: string): boolean {
  try {
    return Boolean(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/** Whether a path is that of one of these pages. A star stands for a part of the address, as in "/@*". */
export const isOneOf = (pages: readonly string[], path: string): boolean =>
  pages.some((page) =>
    new RegExp(`^${page.replaceAll("*", "[^/]+")}$`).test(decodeURIComponent(path)),
  );

/** Whether a path is one of these, or below one of them. */
const isWithin = (folders: readonly string[], path: string): boolean =>
  folders.some((folder) => `${path}/`.startsWith(`${folder}/`));
