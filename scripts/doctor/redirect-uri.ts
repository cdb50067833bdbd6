import { mistakesIn } from "../../lib/env-schema";
import { site } from "../../lib/site";
import type { Finding, Variables } from "./finding";

/** The addresses to register in TikTok's portal, exactly as they are. */
export interface Addresses {
  platform: "Web" | "Desktop";
  redirectUri: string;
  /** Null without https, because TikTok sends webhooks to https addresses only. */
  webhookUrl: string | null;
}

/** Where the site runs: on a deployment, or on this machine with a port. */
type Place = { isProduction: boolean; port: number };

const MAX_LENGTH = 511;

const PRIVATE_HOST =
  /^([^.]+|\[.*|0\.0\.0\.0|10\..*|127\..*|169\.254\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|.*\.(local|lan|home|internal))$/;

/**
 * What to register at TikTok, and whether TikTok accepts it and it leads back to the site.
 * @returns `addresses` is null if the site's address is unknown, or TikTok would refuse it
 * @see https://developers.tiktok.com/doc/login-kit-web
 * @see https://developers.tiktok.com/doc/login-kit-desktop
 */
export function checkAddresses(
  variables: Variables,
  place: Place,
): { findings: Finding[]; addresses: Addresses | null } {
  const { about, base } = authBase(variables, place);
  if (!base || mistakesIn({ [about]: variables[about] }).length > 0)
    return { findings: [], addresses: null };
  const redirectUri = `${base}/callback/tiktok`;
  const url = new URL(redirectUri);
  const platform = /^(localhost|127\.0\.0\.1)$/.test(url.hostname) ? "Desktop" : "Web";
  const refused = reasonToRefuse(url, platform);
  if (refused) {
    const what = `leads to the redirect URI ${redirectUri}. ${refused}`;
    return { findings: [{ level: "error", about, what }], addresses: null };
  }
  const webhookUrl = url.protocol === "https:" ? `${url.origin}/api/webhooks/tiktok` : null;
  const addresses: Addresses = { platform, redirectUri, webhookUrl };
  if (platform === "Desktop" && about === "AUTH_URL" && Number(url.port) !== place.port) {
    const what = `names port ${url.port}, but the site listens on port ${place.port}.`;
    const fix = `Remove ${about}, or start the site with PORT=${url.port}.`;
    return { findings: [{ level: "warning", about, what, fix }], addresses };
  }
  const what = `${redirectUri}, for the ${platform} platform${place.isProduction ? `, from ${about}` : ""}`;
  return { findings: [{ level: "ok", about: "Redirect URI", what }], addresses };
}

/** Where Auth.js's endpoints are, and the variable that says so. It takes the origin of AUTH_URL alone. */
function authBase(variables: Variables, { isProduction, port }: Place) {
  const { AUTH_REDIRECT_PROXY_URL, AUTH_URL, VERCEL_PROJECT_PRODUCTION_URL: domain } = variables;
  const at = (url: string) => (URL.canParse(url) ? `${new URL(url).origin}/api/auth` : null);
  if (AUTH_REDIRECT_PROXY_URL)
    return { about: "AUTH_REDIRECT_PROXY_URL", base: AUTH_REDIRECT_PROXY_URL };
  if (AUTH_URL) return { about: "AUTH_URL", base: at(AUTH_URL) };
  if (!isProduction) return { about: "PORT", base: at(`http://localhost:${port}`) };
  if (domain) return { about: "VERCEL_PROJECT_PRODUCTION_URL", base: at(`https://${domain}`) };
  return { about: "address in lib/site.json", base: at(site.address) };
}

function reasonToRefuse(url: URL, platform: Addresses["platform"]): string | null {
  if (url.href.length > MAX_LENGTH)
    return `It has ${url.href.length} characters, and TikTok allows ${MAX_LENGTH}.`;
  if (platform === "Desktop")
    return url.port ? null : "TikTok's Desktop platform, which accepts localhost, requires a port.";
  if (PRIVATE_HOST.test(url.hostname))
    return "TikTok's Web platform accepts no private address. Use http://localhost:3000, or npm run dev:tunnel.";
  return url.protocol === "https:" ? null : "TikTok's Web platform accepts https only.";
}
