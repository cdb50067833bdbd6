import type { EmulatorContext } from "../context";
import { tiktokEndpoints } from "../control/record";
import { accountFrom, withAccountCookie } from "../pages/account-cookie";
import { consentPage } from "../pages/consent";
import { errorPage, redirectToErrorPage } from "../pages/error";
import { redirectToLogin } from "../pages/login";
import { grantFor } from "../state/grants";
import { readAuthorizeRequest } from "./authorize-request";
import { redirectWithCode } from "./callback";
import { NOT_A_TARGET, redirectAfter } from "./decision";

const VERSION_1 = {
  error: "param_error",
  errorType: "client_key",
  errCode: "10003",
  hint: "This is the path of version 1, which is off. Use /v2/auth/authorize/.",
};

/** The authorization page and its form. @see https://developers.tiktok.com/doc/login-kit-web */
export function serveAuthorize(context: EmulatorContext): void {
  const { app, state, baseUrl } = context;
  const authorize = (request: Request): Response => {
    const query = new URL(request.url).searchParams;
    const parsed = readAuthorizeRequest(query, state.settings);
    const { consentAs } = state.settings;
    if ("error" in parsed) {
      if (query.has("error")) return errorPage(parsed);
      const isLoggedIn = consentAs ?? accountFrom(state, request);
      return isLoggedIn ? redirectToErrorPage(request.url, parsed) : redirectToLogin(request.url);
    }
    if (query.get("error_type") === NOT_A_TARGET.errorType) return errorPage(NOT_A_TARGET);
    if (consentAs) {
      const decision = { ...consentAs, scopes: consentAs.scopes ?? parsed.scopes };
      const outcome = redirectAfter(state, request.url, parsed, decision);
      return outcome?.answer ?? new Response("consentAs names no persona.", { status: 400 });
    }
    const account = accountFrom(state, request);
    const earlier = account && grantFor(state, account.id, parsed.app.clientKey);
    // After an earlier consent TikTok skips the page, with the scopes of that consent.
    if (earlier && !parsed.alwaysAsk) return redirectWithCode(state, parsed, earlier);
    return consentPage(state, baseUrl, query, { ...parsed, account });
  };
  for (const path of ["/auth/authorize", "/auth/authorize/"]) {
    tiktokEndpoints(context).get(path, refuseVersion1);
  }
  tiktokEndpoints(context).get("/v2/auth/authorize", authorize);
  tiktokEndpoints(context).get("/v2/auth/authorize/", authorize);

  app.post("/_emulator/consent", async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const query = new URLSearchParams();
    for (const [name, value] of form) {
      if (name.startsWith("request.")) query.append(name.slice("request.".length), value);
    }
    const requestUrl = `${baseUrl}/v2/auth/authorize/?${query}`;
    const parsed = readAuthorizeRequest(query, state.settings);
    if ("error" in parsed) return redirectToErrorPage(requestUrl, parsed);
    const outcome = redirectAfter(state, requestUrl, parsed, {
      persona: form.get("persona") ?? "",
      scopes: form.getAll("scope"),
      decision: form.get("decision") ?? "",
    });
    if (!outcome) return c.text("Choose an account.", 400);
    const { answer, signedIn } = outcome;
    return signedIn ? withAccountCookie(answer, signedIn.id) : answer;
  });
}

/** The page of version 1, which TikTok turned off for web on 29 February 2024. */
function refuseVersion1({ url }: Request): Response {
  const query = new URL(url).searchParams;
  return query.has("error") ? errorPage(VERSION_1) : redirectToErrorPage(url, VERSION_1);
}
