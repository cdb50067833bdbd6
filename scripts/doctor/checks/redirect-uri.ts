import { mistakesIn } from "../../../lib/env-schema";
import type { Finding, Variables } from "../finding";

const MAX_LENGTH = 512;
const SHOWS = '"Something went wrong … redirect_uri" at TikTok';

/** Where TikTok returns to, and the variable that says so. */
export interface RedirectUri {
  uri: string;
  from: "AUTH_REDIRECT_PROXY_URL" | "AUTH_URL" | "VERCEL_PROJECT_PRODUCTION_URL" | "PORT";
  platform: "Web" | "Desktop";
}

/** Which site is looked at: a deployment, or the one on a port of this machine. */
export interface Place {
  isProduction: boolean;
  port: number;
}

/** The hosts of TikTok's Desktop platform. */
export const isLoopback = (url: URL) => /^(localhost|127\.0\.0\.1)$/.test(url.hostname);

/** The redirect URI that the site will send; null while its address is not known, or is wrong. */
export function redirectUriOf(variables: Variables, place: Place): RedirectUri | null {
  const [from, endpoints] = endpointsOf(variables, place);
  if (!endpoints || mistakesIn({ [from]: variables[from] }).length > 0) return null;
  const uri = `${endpoints}/callback/tiktok`;
  return { uri, from, platform: isLoopback(new URL(uri)) ? "Desktop" : "Web" };
}

// Auth.js takes the proxy's address as it is written, and of AUTH_URL what a browser makes of it.
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
 * Whether TikTok's portal takes a redirect URI, wherever it comes from.
 * @see https://developers.tiktok.com/doc/login-kit-web
 * @see https://developers.tiktok.com/doc/login-kit-desktop
 */
export function checkRedirectUri({ uri, from, platform }: RedirectUri): Finding {
  const { protocol, port, host } = new URL(uri);
  if (uri.length >= MAX_LENGTH) {
    const why = `TikTok takes less than ${MAX_LENGTH}.`;
    const what = `makes a redirect URI of ${uri.length} characters.`;
    return refused(from, { what, why, mend: "Use a shorter domain." });
  }
  if (platform === "Desktop" && !port) {
    const why = "TikTok's Desktop platform, the one for localhost, needs one.";
    const mend = from === "PORT" ? "PORT=3000" : "AUTH_URL=http://localhost:3000";
    return refused(from, { what: "makes a redirect URI without a port.", why, mend });
  }
  if (platform === "Web" && protocol !== "https:") {
    const why = "TikTok's Web platform takes https only, and cookies would travel unencrypted.";
    const mend = `${from}=https://${host}${from === "AUTH_URL" ? "" : "/api/auth"}`;
    return refused(from, { what: "makes a redirect URI that is not https.", why, mend });
  }
  return {
    level: "ok",
    about: "Redirect URI",
    what: `${uri}, for the ${platform} platform${SAYS[from]}`,
  };
}

const refused = (about: string, words: { what: string; why: string; mend: string }): Finding => {
  return { level: "error", about, ...words, shows: SHOWS };
};

const SAYS = {
  AUTH_REDIRECT_PROXY_URL: ", from AUTH_REDIRECT_PROXY_URL",
  AUTH_URL: ", from AUTH_URL",
  // Vercel tells one domain; without AUTH_URL each of a site's domains sends its own.
  VERCEL_PROJECT_PRODUCTION_URL: ", by Vercel's name for production; register other domains, too",
  PORT: "",
};
