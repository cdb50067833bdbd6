import { mistakesIn } from "../../lib/env-schema";
import type { Variables } from "./finding";

/** The redirect URI and the variable that it comes from. */
export interface RedirectUri {
  uri: string;
  source: "AUTH_REDIRECT_PROXY_URL" | "AUTH_URL" | "VERCEL_PROJECT_PRODUCTION_URL" | "PORT";
  platform: "Web" | "Desktop";
}

/** Where the site runs: on a deployment, or on this machine with a port. */
export interface Place {
  isProduction: boolean;
  port: number;
}

/** Whether a URL has a host that TikTok's Desktop platform accepts. */
export const isLoopback = (url: URL) => /^(localhost|127\.0\.0\.1)$/.test(url.hostname);

/** The redirect URI that the site will send; null if its address is unknown or invalid. */
export function redirectUriFor(variables: Variables, place: Place): RedirectUri | null {
  const [source, authBase] = authBaseOf(variables, place);
  if (!authBase || mistakesIn({ [source]: variables[source] }).length > 0) return null;
  const uri = `${authBase}/callback/tiktok`;
  return { uri, source, platform: isLoopback(new URL(uri)) ? "Desktop" : "Web" };
}

// Auth.js takes the proxy's address as it is, but only the origin of AUTH_URL.
function authBaseOf(
  { AUTH_REDIRECT_PROXY_URL, AUTH_URL, VERCEL_PROJECT_PRODUCTION_URL }: Variables,
  { isProduction, port }: Place,
): [RedirectUri["source"], string | null] {
  if (AUTH_REDIRECT_PROXY_URL) return ["AUTH_REDIRECT_PROXY_URL", AUTH_REDIRECT_PROXY_URL];
  if (AUTH_URL) return ["AUTH_URL", authBaseAt(AUTH_URL)];
  if (!isProduction) return ["PORT", authBaseAt(`http://localhost:${port}`)];
  const domain = VERCEL_PROJECT_PRODUCTION_URL;
  return ["VERCEL_PROJECT_PRODUCTION_URL", domain ? authBaseAt(`https://${domain}`) : null];
}

const authBaseAt = (address: string) =>
  URL.canParse(address) ? `${new URL(address).origin}/api/auth` : null;
