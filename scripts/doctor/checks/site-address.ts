import { mistakesIn, readEnv, trustsHost } from "../../../lib/env-schema";
import type { Finding, Variables } from "../finding";
import { isLoopback, type Place } from "../redirect-uri";
import { SYMPTOMS } from "../symptoms";

const AUTH_URL = "AUTH_URL";
const PROXY_URL = "AUTH_REDIRECT_PROXY_URL";
const PREVIEWS = "AUTH_PREVIEW_ORIGINS";

/** Checks AUTH_URL, and the address through which previews sign in. */
export function checkSiteAddress(variables: Variables, place: Place): Finding[] {
  return [...checkAuthUrl(variables, place), ...checkProxyUrl(variables)];
}

function checkAuthUrl(variables: Variables, place: Place): Finding[] {
  const value = variables[AUTH_URL];
  if (!value && isHostTrusted(variables, place)) return checkTrustWithProxy(variables);
  if (!value) return [missing()];
  const about = AUTH_URL;
  const fix = `${about}=${acceptedOrigin(value)}`;
  const mistake = mistakeIn(about, value);
  if (mistake) {
    const why = "The redirect URI is built from it. The site does not start.";
    return [{ level: "error", about, what: mistake, why, fix }];
  }
  // Without a proxy address, the check of the redirect URI covers this.
  if (variables[PROXY_URL] && new URL(value).origin !== acceptedOrigin(value)) {
    const why = "Cookies would be sent unencrypted, and TikTok returns to https.";
    return [{ level: "error", about, what: "is not https.", why, fix }];
  }
  return [];
}

// An AUTH_TRUST_HOST that is neither true nor false is reported by another check.
function isHostTrusted({ AUTH_TRUST_HOST, VERCEL }: Variables, { isProduction }: Place): boolean {
  const NODE_ENV = isProduction ? "production" : "development";
  const source = { AUTH_TRUST_HOST, VERCEL, NODE_ENV };
  return mistakesIn(source).length > 0 || trustsHost(readEnv(source));
}

function missing(): Finding {
  return {
    level: "error",
    about: AUTH_URL,
    what: "missing.",
    why: "A request can name any host, so the site needs to know its own address.",
    fix: "Set AUTH_URL=https://your.domain, or AUTH_TRUST_HOST=true behind your own proxy.",
    symptom: SYMPTOMS.notSetUp,
  };
}

// With both variables, the host in a request would become the address that receives TikTok's code.
function checkTrustWithProxy(variables: Variables): Finding[] {
  const { [PROXY_URL]: proxyUrl = "", AUTH_TRUST_HOST, VERCEL } = variables;
  const mistakes = mistakesIn({ [PROXY_URL]: proxyUrl, AUTH_TRUST_HOST, VERCEL });
  if (!mistakes.some((sentence) => sentence.startsWith(AUTH_URL))) return [];
  const what = `missing, although ${PROXY_URL} is set.`;
  const why =
    "With AUTH_TRUST_HOST, a request could choose the address that receives TikTok's code. The site does not start.";
  const fix = `Set ${AUTH_URL} to the address of this deployment, such as ${acceptedOrigin(proxyUrl)}.`;
  return [{ level: "error", about: AUTH_URL, what, why, fix, symptom: SYMPTOMS.noPage }];
}

function checkProxyUrl(variables: Variables): Finding[] {
  const value = variables[PROXY_URL];
  if (!value) return [];
  const mistake = mistakeIn(PROXY_URL, value);
  if (mistake) {
    const why = "The redirect URI is built from it. The site does not start.";
    const fix = `${PROXY_URL}=${acceptedOrigin(value)}/api/auth`;
    return [{ level: "error", about: PROXY_URL, what: mistake, why, fix }];
  }
  if (variables.VERCEL_ENV === "preview" && variables[AUTH_URL]) {
    const what = "is set on a preview deployment.";
    const why =
      "It overrides the preview's own address, so sign-ins that start there end on another deployment.";
    return [{ level: "error", about: AUTH_URL, what, why, fix: "Set it for production only." }];
  }
  const what = "set. Every deployment needs the same AUTH_SECRET.";
  return [{ level: "ok", about: PROXY_URL, what }, ...checkPreviewOrigins(variables)];
}

// Production knows no other deployment by itself.
function checkPreviewOrigins(variables: Variables): Finding[] {
  const { [AUTH_URL]: address, [PROXY_URL]: proxyUrl = "", [PREVIEWS]: origins } = variables;
  if (origins || !address || mistakeIn(AUTH_URL, address)) return [];
  if (new URL(address).origin !== new URL(proxyUrl).origin) return [];
  const what = `missing, although ${PROXY_URL} is set.`;
  const why = "This deployment sends codes only to addresses that it knows.";
  const fix = `Set ${PREVIEWS} to the addresses of the other deployments, or remove ${PROXY_URL}.`;
  const symptom = SYMPTOMS.originUnknown;
  return [{ level: "warning", about: PREVIEWS, what, why, fix, symptom }];
}

/** What the site itself says about a value, without the variable's name; undefined for a valid one. */
function mistakeIn(name: string, value: string): string | undefined {
  return mistakesIn({ [name]: value })[0]?.slice(name.length + 1);
}

/** The value's origin, changed as little as TikTok requires; a placeholder if the value is not a URL. */
function acceptedOrigin(value: string): string {
  if (!URL.canParse(value) || !/^https?:/.test(value)) return "https://your.domain";
  const url = new URL(value);
  return isLoopback(url) ? url.origin : `https://${url.host}`;
}
