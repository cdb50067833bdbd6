import { isOpen, settingsFor } from "../state/apps";
import { type Platform, platformOf } from "../state/redirect-uris";
import { isScope, type Scope } from "../state/scopes";
import type { Settings } from "../state/settings";

const BASIC = "user.info.basic" satisfies Scope;

/** A valid authorization request. */
export interface AuthorizeRequest {
  /** The settings as they are for the app that asks. */
  app: Settings;
  scopes: Scope[];
  redirectUri: string;
  platform: Platform;
  challenge: string | null;
  state: string | null;
  /** `disable_auto_auth=1`: show the consent page even if the person has consented before. */
  alwaysAsk: boolean;
}

/** Why TikTok shows "Something went wrong", as the parameters that it adds to the address. */
export interface AuthorizeProblem {
  error: string;
  errorType: string;
  errCode?: string;
  /** What the developer should check. */
  hint: string;
}

const STATUS_TEXTS = { draft: "a draft", in_review: "in review", live: "live" };

/**
 * Validates the query of the authorization page as strictly as TikTok does.
 * @see https://developers.tiktok.com/doc/login-kit-web
 * @see https://developers.tiktok.com/doc/login-kit-desktop
 */
export function readAuthorizeRequest(
  query: URLSearchParams,
  settings: Settings,
): AuthorizeRequest | AuthorizeProblem {
  const clientKey = query.get("client_key");
  if (!clientKey) {
    const hint = "client_key is missing. TikTok uses client_key instead of OAuth's client_id.";
    return { error: "param_error", errorType: "client_key", errCode: "10003", hint };
  }
  const app = settingsFor(settings, clientKey);
  if (!app || !isOpen(app)) {
    const hint = app
      ? `The app is ${STATUS_TEXTS[app.appStatus]}. Until TikTok's review is over, only a sandbox's key logs anyone in.`
      : "No app has this client key. Compare AUTH_TIKTOK_ID with the key on the emulator's front page.";
    return { error: "unauthorized_client", errorType: "client_key", hint };
  }
  const redirectUri = query.get("redirect_uri") ?? "";
  const platform = platformOf(redirectUri, app);
  if (!platform) {
    const hint = `The redirect URI ${redirectUri || "(none)"} is not registered. It must match byte for byte: a trailing slash, the port or http instead of https makes it different.`;
    return { error: "invalid_request", errorType: "redirect_uri", hint };
  }
  if (query.get("response_type") !== "code") {
    return {
      error: "invalid_request",
      errorType: "response_type",
      hint: "response_type must be code.",
    };
  }
  const scopes = (query.get("scope") ?? "").split(",");
  const bad = scopes.find((name) => !isScope(name) || !app.approvedScopes.includes(name));
  if (bad !== undefined) {
    const hint = `The app is not approved for the scope "${bad}". Scopes are separated by commas, and one wrong scope refuses the whole request.`;
    return { error: "invalid_scope", errorType: "scope", hint };
  }
  if (settings.strictBasicScope && !scopes.includes(BASIC)) {
    const hint = `The request does not ask for ${BASIC}. TikTok adds it, but its documentation does not say so.`;
    return { error: "invalid_scope", errorType: "scope", hint };
  }
  const challenge = query.get("code_challenge");
  const method = query.get("code_challenge_method") ?? "S256";
  if (platform === "desktop" && (!challenge || method !== "S256")) {
    const hint = "Redirect URIs of the Desktop platform require a code_challenge with method S256.";
    return { error: "invalid_request", errorType: "code_challenge", hint };
  }
  return {
    app,
    // Every app with Login Kit has the basic scope, whatever it asks for.
    scopes: [...new Set<Scope>([BASIC, ...scopes.filter(isScope)])],
    redirectUri,
    platform,
    challenge: platform === "desktop" ? challenge : null,
    state: query.get("state"),
    alwaysAsk: query.get("disable_auto_auth") === "1",
  };
}
