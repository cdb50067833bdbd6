import { createHash } from "node:crypto";
import type { EmulatorContext } from "../context";
import { tiktokEndpoints } from "../control/record";
import { settingsFor } from "../state/apps";
import { now } from "../state/clock";
import { findValid, issueTokens } from "../state/grants";
import { openIdFor } from "../state/open-ids";
import { personaOf } from "../state/people";
import type { Code, Issued, State } from "../state/state";
import { newLogId, oauthError } from "./answers";
import { tiktokHeaders } from "./response-headers";

const VERIFIER = /^[A-Za-z0-9\-._~]{1,128}$/;
const DOCUMENTED_VERIFIER_LENGTH = 43;
const CLIENT_TOKEN_SECONDS = 7_200;

/** The token endpoint. @see https://developers.tiktok.com/doc/oauth-user-access-token-management */
export function serveToken(context: EmulatorContext): void {
  const { state } = context;
  tiktokEndpoints(context).post("/v2/oauth/token/", async (request) => {
    const refuse = (error: string, description: string) =>
      oauthError(error, description, state.settings.tokenErrorStatus);
    const form = await readForm(request);
    if (!form) {
      return refuse(
        "invalid_request",
        "Only `application/x-www-form-urlencoded` is accepted as Content-Type.",
      );
    }
    const problem = clientProblem(form, state);
    if (problem) return refuse(...problem);
    switch (form.get("grant_type")) {
      case "authorization_code":
        return exchange(state, form, refuse);
      case "refresh_token":
        return refresh(state, form, refuse);
      case "client_credentials":
        return answer({ access_token: `clt.${newLogId()}`, expires_in: CLIENT_TOKEN_SECONDS });
      default:
        return refuse("unsupported_grant_type", "The grant type is not supported.");
    }
  });
}

/** The form of a request to an OAuth endpoint; null for another content type. */
export async function readForm(request: Request): Promise<URLSearchParams | null> {
  const type = request.headers.get("content-type") ?? "";
  const isForm = type.startsWith("application/x-www-form-urlencoded");
  return isForm ? new URLSearchParams(await request.text()) : null;
}

/** What is wrong with the client key or secret, as TikTok's error and description. */
export function clientProblem(form: URLSearchParams, state: State): [string, string] | null {
  if (!form.get("client_key")) return ["invalid_request", "The request parameters are malformed."];
  if (!form.get("client_secret")) {
    return ["invalid_request", "Client secret is missed in request."];
  }
  const app = settingsFor(state.settings, form.get("client_key"));
  return app?.clientSecret === form.get("client_secret")
    ? null
    : ["invalid_client", "Client key or secret is incorrect."];
}

/** The valid code or token in a form's field; null if it was issued to another app. */
export function findOwn<Kind extends Issued>(
  state: State,
  all: Kind[],
  form: URLSearchParams,
  field: string,
) {
  const found = findValid(state, all, form.get(field) ?? undefined);
  return found?.grant.clientKey === form.get("client_key") ? found : null;
}

type Refuse = (error: string, description: string) => Response;

function exchange(state: State, form: URLSearchParams, refuse: Refuse): Response {
  const found = findOwn(state, state.codes, form, "code");
  if (!found) return refuse("invalid_grant", "Authorization code is expired.");
  const { token: code, grant } = found;
  // A code can be tried once, even if the exchange fails.
  code.isRevoked = true;
  if (form.get("redirect_uri") !== code.redirectUri) {
    return refuse(
      state.settings.redirectMismatchError,
      "Redirect_uri is not matched with the uri when requesting code.",
    );
  }
  if (!verifies(state, code, form.get("code_verifier") ?? "")) {
    return refuse("invalid_request", "Code verifier or code challenge is invalid.");
  }
  return tokenAnswer(state, issueTokens(state, grant), grant);
}

function refresh(state: State, form: URLSearchParams, refuse: Refuse): Response {
  const found = findOwn(state, state.refreshTokens, form, "refresh_token");
  if (!found) return refuse("invalid_grant", "Refresh token is invalid or expired.");
  const isStrict = state.settings.rotation === "strict";
  if (isStrict) found.token.isRevoked = true;
  const issued = issueTokens(state, found.grant, found.token, !isStrict);
  return tokenAnswer(state, issued, found.grant);
}

// TikTok uses hex instead of OAuth's base64url. A base64url challenge fails only here.
function verifies({ settings }: State, { challenge }: Code, verifier: string): boolean {
  if (challenge === null) return true;
  if (settings.strictVerifier && verifier.length < DOCUMENTED_VERIFIER_LENGTH) return false;
  const hash = createHash("sha256").update(verifier).digest("hex");
  return VERIFIER.test(verifier) && hash === challenge;
}

type Tokens = ReturnType<typeof issueTokens>;

function tokenAnswer(
  state: State,
  { access, refresh }: Tokens,
  grant: { persona: string; scopes: string[]; clientKey: string },
) {
  const persona = personaOf(state, grant.persona);
  const remaining = (until: number) => until - now(state);
  return answer({
    access_token: access.value,
    expires_in: remaining(access.expiresAt),
    open_id: persona && openIdFor(state, persona, grant.clientKey),
    refresh_expires_in: remaining(refresh.expiresAt),
    refresh_token: refresh.value,
    scope: grant.scopes.join(","),
  });
}

function answer(body: object): Response {
  const headers = { ...tiktokHeaders(newLogId()), "cache-control": "no-store" };
  return Response.json({ ...body, token_type: "Bearer" }, { headers });
}
