import { mistakesIn } from "../../../lib/env-schema";
import type { Finding, Variables } from "../finding";

const MAX_LENGTH = 512;
const SYMPTOM = '"Something went wrong … redirect_uri" at TikTok';

/** The redirect URI and the variable that it comes from. */
export interface RedirectUri {
  uri: string;
  from: "AUTH_REDIRECT_PROXY_URL" | "AUTH_URL" | "VERCEL_PROJECT_PRODUCTION_URL" | "PORT";
  platform: "Web" | "Desktop";
}

/** The site to check: a deployment, or this machine with a port. */
export interface Place {
  isProduction: boolean;
  port: number;
}

/** The hosts of TikTok's Desktop platform. */
export const isLoopback = (url: URL) => /^(localhost|127\.0\.0\.1)$/.test(url.hostname);

/** The redirect URI that the site will send; null if its address is unknown or invalid. */
export function redirectUriFor(variables: Variables, place: Place): RedirectUri | null {
  const [from, endpoints] = endpointsOf(variables, place);
  if (!endpoints || mistakesIn({ [from]: variables[from] }).length > 0) return null;
  const uri = `${endpoints}/callback/tiktok`;
  return { uri, from, platform: isLoopback(new URL(uri)) ? "Desktop" : "Web" };
}

// Auth.js uses the proxy's address as it is written, and the origin of AUTH_URL.
function endpointsOf(
  { AUTH_REDIRECT_PROXY_URL, AUTH_URL, VERCEL_PROJECT_PRODUCTION_URL }: Variables,
  { isProduction, port }: Place,
): [RedirectUri["from"], string | null] {
  if (AUTH_REDIRECT_PROXY_URL) return ["AUTH_REDIRECT_PROXY_URL", AUTH_REDIRECT_PROXY_URL];
  if (AUTH_URL) return ["AUTH_URL", endpointsAt(AUTH_URL)];
  if (!isProduction) return ["PORT", endpointsAt(`http://localhost:${port}`)];
  const domain = VERCEL_PROJECT_PRODUCTION_URL;
  return ["VERCEL_PROJECT_PRODUCTION_URL", domain ? endpointsAt(`https://${domain}`) : null];
}

const endpointsAt = (address: string) =>
  URL.canParse(address) ? `${new URL(address).origin}/api/auth` : null;

/**
 * Checks whether TikTok's portal accepts a redirect URI.
 * @see https://developers.tiktok.com/doc/login-kit-web
 * @see https://developers.tiktok.com/doc/login-kit-desktop
 */
export function checkRedirectUri({ uri, from, platform }: RedirectUri): Finding {
  const { protocol, port, host } = new URL(uri);
  if (uri.length >= MAX_LENGTH) {
    const why = `TikTok's limit is ${MAX_LENGTH - 1}.`;
    const what = `leads to a redirect URI of ${uri.length} characters.`;
    return refused(from, { what, why, fix: "Use a shorter domain." });
  }
  if (platform === "Desktop" && !port) {
    const why = "TikTok's Desktop platform, which accepts localhost, requires a port.";
    const fix = from === "PORT" ? "PORT=3000" : "AUTH_URL=http://localhost:3000";
    return refused(from, { what: "leads to a redirect URI without a port.", why, fix });
  }
  if (platform === "Web" && protocol !== "https:") {
    const why = "TikTok's Web platform accepts https only, and cookies would be sent unencrypted.";
    const fix = `${from}=https://${host}${from === "AUTH_URL" ? "" : "/api/auth"}`;
    return refused(from, { what: "leads to a redirect URI that is not https.", why, fix });
  }
  return {
    level: "ok",
    about: "Redirect URI",
    what: `${uri}, for the ${platform} platform${SOURCE[from]}`,
  };
}

const refused = (about: string, details: { what: string; why: string; fix: string }): Finding => {
  return { level: "error", about, ...details, symptom: SYMPTOM };
};

const SOURCE = {
  AUTH_REDIRECT_PROXY_URL: ", from AUTH_REDIRECT_PROXY_URL",
  AUTH_URL: ", from AUTH_URL",
  // Vercel names one domain. Without AUTH_URL, each domain of a site sends its own redirect URI.
  VERCEL_PROJECT_PRODUCTION_URL:
    ", from Vercel's production domain; register your other domains as well",
  PORT: "",
};
