import { mistakesIn, readEnv, trustsHost } from "../../../lib/env-schema";
import type { Finding, Variables } from "../finding";
import { checkRedirectUri, isLoopback, type Place, redirectUriOf } from "./redirect-uri";
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

/** The addresses that the site will send; null where they are not known, or TikTok would not take them. */
export function addressesOf(variables: Variables, place: Place): Addresses | null {
  const found = redirectUriOf(variables, place);
  if (!found || checkRedirectUri(found).level === "error") return null;
  const { protocol, origin } = new URL(found.uri);
  return {
    platform: found.platform,
    redirectUri: found.uri,
    webhookUrl: protocol === "https:" ? `${origin}/api/webhooks/tiktok` : null,
  };
}

/** AUTH_URL, the address of previews, and what TikTok says to the redirect URI that they make. */
export function checkAddresses(variables: Variables, place: Place): Finding[] {
  const redirectUri = redirectUriOf(variables, place);
  const made = redirectUri ? [checkRedirectUri(redirectUri)] : [];
  return [...checkUrl(variables, place), ...checkProxy(variables), ...made];
}

function checkUrl(variables: Variables, place: Place): Finding[] {
  const about = URL_NAME;
  const value = variables[about];
  if (!value) return isHostTrusted(variables, place) ? [] : [missing()];
  const mend = `${about}=${originOf(value)}`;
  const refusal = refusalOf(about, value);
  if (refusal) {
    const why = "The redirect URI is made of it; the site does not start.";
    return [{ level: "error", about, what: refusal, why, mend }];
  }
  // Without a proxy address it makes the redirect URI, which is looked at by itself.
  if (variables[PROXY] && new URL(value).origin !== originOf(value)) {
    const why = "Cookies would travel unencrypted, and TikTok returns to https.";
    return [{ level: "error", about, what: "is not https.", why, mend }];
  }
  return [];
}

// A value that is neither true nor false has a finding of its own.
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
    why: "The host that a request names may be anybody's invention, unless something vouches for it.",
    mend: "AUTH_URL=https://your.domain, or AUTH_TRUST_HOST=true behind a proxy of yours.",
    shows: NOT_SET_UP,
  };
}

function checkProxy(variables: Variables): Finding[] {
  const value = variables[PROXY];
  if (!value) return [];
  const refusal = refusalOf(PROXY, value);
  if (refusal) {
    const why = "TikTok returns there, byte for byte; the site does not start.";
    const mend = `${PROXY}=${originOf(value)}/api/auth`;
    return [{ level: "error", about: PROXY, what: refusal, why, mend }];
  }
  if (variables.VERCEL_ENV === "preview" && variables[URL_NAME]) {
    const what = "is set on a preview.";
    const why = "It overrides the preview's own address, so its sign-ins end elsewhere.";
    return [{ level: "error", about: URL_NAME, what, why, mend: "Set it for production only." }];
  }
  return [{ level: "ok", about: PROXY, what: "the same secret must be set on every deployment" }];
}

/** Why the site would not start with a value, in its own words without the name. */
function refusalOf(name: string, value: string): string | undefined {
  return mistakesIn({ [name]: value })[0]?.slice(name.length + 1);
}

/** An origin that TikTok takes, as near to the value as can be. */
function originOf(value: string): string {
  if (!URL.canParse(value) || !/^https?:/.test(value)) return "https://your.domain";
  const url = new URL(value);
  return isLoopback(url) ? url.origin : `https://${url.host}`;
}
