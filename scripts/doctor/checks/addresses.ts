import { mistakesIn, readEnv, trustsHost } from "../../../lib/env-schema";
import type { Finding, Variables } from "../finding";
import { checkRedirectUri, isLoopback, type Place, redirectUriFor } from "./redirect-uri";
import { NOT_SET_UP } from "./secret";

const URL_NAME = "AUTH_URL";
const PROXY = "AUTH_REDIRECT_PROXY_URL";

/** What to register in TikTok's portal, byte for byte. */
export interface Addresses {
  platform: "Web" | "Desktop";
  redirectUri: string;
  /** TikTok calls https addresses only. */
  webhookUrl: string | null;
}

/** The addresses that the site will use; null if they are unknown or TikTok would refuse them. */
export function addressesFor(variables: Variables, place: Place): Addresses | null {
  const found = redirectUriFor(variables, place);
  if (!found || checkRedirectUri(found).level === "error") return null;
  const { protocol, origin } = new URL(found.uri);
  return {
    platform: found.platform,
    redirectUri: found.uri,
    webhookUrl: protocol === "https:" ? `${origin}/api/webhooks/tiktok` : null,
  };
}

/** Checks AUTH_URL, the address for previews, and the redirect URI that results from them. */
export function checkAddresses(variables: Variables, place: Place): Finding[] {
  const redirectUri = redirectUriFor(variables, place);
  const findings = redirectUri ? [checkRedirectUri(redirectUri)] : [];
  return [...checkUrl(variables, place), ...checkProxy(variables), ...findings];
}

function checkUrl(variables: Variables, place: Place): Finding[] {
  const about = URL_NAME;
  const value = variables[about];
  if (!value) return isHostTrusted(variables, place) ? [] : [missing()];
  const fix = `${about}=${validOrigin(value)}`;
  const refusal = refusalFor(about, value);
  if (refusal) {
    const why = "The redirect URI is built from it. The site does not start.";
    return [{ level: "error", about, what: refusal, why, fix }];
  }
  // Without a proxy address the redirect URI is built from it, and checked separately.
  if (variables[PROXY] && new URL(value).origin !== validOrigin(value)) {
    const why = "Cookies would be sent unencrypted, and TikTok returns to https.";
    return [{ level: "error", about, what: "is not https.", why, fix }];
  }
  return [];
}

// A value that is neither true nor false is reported by another check.
function isHostTrusted({ AUTH_TRUST_HOST, VERCEL }: Variables, { isProduction }: Place): boolean {
  const NODE_ENV = isProduction ? "production" : "development";
  const source = { AUTH_TRUST_HOST, VERCEL, NODE_ENV };
  return mistakesIn(source).length > 0 || trustsHost(readEnv(source));
}

function missing(): Finding {
  return {
    level: "error",
    about: URL_NAME,
    what: "missing.",
    why: "A request can name any host, so the site needs a host that it can trust.",
    fix: "Set AUTH_URL=https://your.domain, or AUTH_TRUST_HOST=true behind your own proxy.",
    symptom: NOT_SET_UP,
  };
}

function checkProxy(variables: Variables): Finding[] {
  const value = variables[PROXY];
  if (!value) return [];
  const refusal = refusalFor(PROXY, value);
  if (refusal) {
    const why = "TikTok returns there, byte for byte. The site does not start.";
    const fix = `${PROXY}=${validOrigin(value)}/api/auth`;
    return [{ level: "error", about: PROXY, what: refusal, why, fix }];
  }
  if (variables.VERCEL_ENV === "preview" && variables[URL_NAME]) {
    const what = "is set on a preview deployment.";
    const why =
      "It overrides the preview's own address, so its sign-ins end on another deployment.";
    return [{ level: "error", about: URL_NAME, what, why, fix: "Set it for production only." }];
  }
  return [{ level: "ok", about: PROXY, what: "set; every deployment needs the same AUTH_SECRET" }];
}

/** The site's own reason for refusing a value, without the variable's name. */
function refusalFor(name: string, value: string): string | undefined {
  return mistakesIn({ [name]: value })[0]?.slice(name.length + 1);
}

/** The origin closest to the value that TikTok accepts. */
function validOrigin(value: string): string {
  if (!URL.canParse(value) || !/^https?:/.test(value)) return "https://your.domain";
  const url = new URL(value);
  return isLoopback(url) ? url.origin : `https://${url.host}`;
}
