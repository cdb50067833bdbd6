import type { EmulatorContext } from "../context";
import { tiktokEndpoints } from "../control/record";
import { accountFrom, withAccountCookie } from "../pages/account-cookie";
import { consentPage } from "../pages/consent";
import { errorPage, redirectToErrorPage } from "../pages/error";
import { redirectToLogin } from "../pages/login";
import { consent, grantFor } from "../state/grants";
import { personaOf } from "../state/people";
import { isRefusedBySandbox } from "../state/sandbox";
import { isScope } from "../state/scopes";
import { readAuthorizeRequest } from "./authorize-request";
import { redirectWithCode, redirectWithDenial } from "./callback";

const NOT_A_TARGET = {
  error: "access_denied",
  errorType: "non_sandbox_target",
  hint: "The app is in sandbox, and this account is not one of its target users. Log in as another persona.",
};

/** The authorization page and its form. @see https://developers.tiktok.com/doc/login-kit-web */
export function serveAuthorize(context: EmulatorContext): void {
  const { app, state, baseUrl } = context;
  const authorize = (request: Request): Response => {
    const query = new URL(request.url).searchParams;
    const parsed = readAuthorizeRequest(query, state.settings);
    const account = accountFrom(state, request);
    if ("error" in parsed) {
      if (query.has("error")) return errorPage(parsed);
      return account ? redirectToErrorPage(request.url, parsed) : redirectToLogin(request.url);
    }
    if (query.get("error_type") === NOT_A_TARGET.errorType) return errorPage(NOT_A_TARGET);
    const earlier = account && grantFor(state, account.id);
    // After an earlier consent TikTok skips the page, with the scopes of that consent.
    if (earlier && !parsed.alwaysAsk) return redirectWithCode(state, parsed, earlier);
    return consentPage(state, baseUrl, query, { scopes: parsed.scopes, account });
  };
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
    if (form.get("decision") !== "continue") return redirectWithDenial(state, parsed);
    const persona = personaOf(state, form.get("persona") ?? undefined);
    if (!persona) return c.text("Choose an account.", 400);
    if (isRefusedBySandbox(state, persona)) return redirectToErrorPage(requestUrl, NOT_A_TARGET);
    const agreed = ["user.info.basic", ...form.getAll("scope")].filter(isScope);
    const scopes = parsed.scopes.filter((scope) => agreed.includes(scope));
    const answer = redirectWithCode(state, parsed, consent(state, persona.id, scopes));
    return withAccountCookie(answer, persona.id);
  });
}
