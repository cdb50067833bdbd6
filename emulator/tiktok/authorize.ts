import type { EmulatorContext } from "../context";
import { endpoints } from "../control/watch";
import { accountIn, rememberAccount } from "../pages/account-cookie";
import { consentPage } from "../pages/consent";
import { errorPage, redirectToErrorPage } from "../pages/error";
import { redirectToLogin } from "../pages/login";
import { consent, grantOf } from "../state/grants";
import { personaOf } from "../state/personas";
import { isScope } from "../state/scopes";
import { readAuthorizeRequest } from "./authorize-request";
import { redirectWithCode, redirectWithDenial } from "./callback";

const NOT_A_TARGET = {
  error: "access_denied",
  errorType: "non_sandbox_target",
  hint: "The app is in sandbox and this account is not among its target users. Log in as another persona.",
};

/** The authorization page and what its form does. @see https://developers.tiktok.com/doc/login-kit-web */
export function serveAuthorize(context: EmulatorContext): void {
  const { app, state, baseUrl } = context;
  const authorize = (request: Request): Response => {
    const query = new URL(request.url).searchParams;
    const asked = readAuthorizeRequest(query, state.settings);
    const account = accountIn(request);
    if ("error" in asked) {
      if (query.has("error")) return errorPage(asked);
      return account ? redirectToErrorPage(request.url, asked) : redirectToLogin(request.url);
    }
    if (query.get("error_type") === NOT_A_TARGET.errorType) return errorPage(NOT_A_TARGET);
    const earlier = account && grantOf(state, account.id);
    // Whoever consented before is sent straight through, with the scopes of that time.
    if (earlier && !asked.alwaysAsk) return redirectWithCode(state, asked, earlier);
    return consentPage(state, baseUrl, query, { scopes: asked.scopes, account });
  };
  endpoints(context).get("/v2/auth/authorize", authorize);
  endpoints(context).get("/v2/auth/authorize/", authorize);

  app.post("/_emulator/consent", async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const query = new URLSearchParams();
    for (const [name, value] of form) {
      if (name.startsWith("request.")) query.append(name.slice("request.".length), value);
    }
    const requestUrl = `${baseUrl}/v2/auth/authorize/?${query}`;
    const asked = readAuthorizeRequest(query, state.settings);
    if ("error" in asked) return redirectToErrorPage(requestUrl, asked);
    if (form.get("decision") !== "continue") return redirectWithDenial(state, asked);
    const persona = personaOf(form.get("persona") ?? undefined);
    if (!persona) return c.text("Choose an account.", 400);
    const isSandbox = state.settings.clientKey.startsWith("sb");
    if (isSandbox && !persona.sandboxTarget) return redirectToErrorPage(requestUrl, NOT_A_TARGET);
    const agreed = ["user.info.basic", ...form.getAll("scope")].filter(isScope);
    const scopes = asked.scopes.filter((scope) => agreed.includes(scope));
    const answer = redirectWithCode(state, asked, consent(state, persona.id, scopes));
    return rememberAccount(answer, persona.id);
  });
}
