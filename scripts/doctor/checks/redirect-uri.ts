import type { Finding } from "../finding";
import type { RedirectUri } from "../redirect-uri";
import { SYMPTOMS } from "../symptoms";

const MAX_LENGTH = 511;

/**
 * Checks whether TikTok's portal accepts a redirect URI.
 * @see https://developers.tiktok.com/doc/login-kit-web
 * @see https://developers.tiktok.com/doc/login-kit-desktop
 */
export function checkRedirectUri({ uri, source, platform }: RedirectUri): Finding {
  const { protocol, port, host } = new URL(uri);
  if (uri.length > MAX_LENGTH) {
    const why = `TikTok's limit is ${MAX_LENGTH}.`;
    const what = `leads to a redirect URI of ${uri.length} characters.`;
    return refusedByTikTok(source, { what, why, fix: "Use a shorter domain." });
  }
  if (platform === "Desktop" && !port) {
    const why = "TikTok's Desktop platform, which accepts localhost, requires a port.";
    const fix = source === "PORT" ? "PORT=3000" : "AUTH_URL=http://localhost:3000";
    return refusedByTikTok(source, { what: "leads to a redirect URI without a port.", why, fix });
  }
  if (platform === "Web" && protocol !== "https:") {
    const why = "TikTok's Web platform accepts https only, and cookies would be sent unencrypted.";
    const fix = `${source}=https://${host}${source === "AUTH_URL" ? "" : "/api/auth"}`;
    return refusedByTikTok(source, {
      what: "leads to a redirect URI that is not https.",
      why,
      fix,
    });
  }
  const what = `${uri}, for the ${platform} platform${SOURCE_NOTES[source]}`;
  return { level: "ok", about: "Redirect URI", what };
}

const refusedByTikTok = (
  about: string,
  details: { what: string; why: string; fix: string },
): Finding => {
  return { level: "error", about, ...details, symptom: SYMPTOMS.redirectUriRefused };
};

const SOURCE_NOTES: Record<RedirectUri["source"], string> = {
  AUTH_REDIRECT_PROXY_URL: ", from AUTH_REDIRECT_PROXY_URL",
  AUTH_URL: ", from AUTH_URL",
  // Vercel names one domain. Without AUTH_URL, each domain of a site sends its own redirect URI.
  VERCEL_PROJECT_PRODUCTION_URL:
    ", from Vercel's production domain; register your other domains as well",
  PORT: "",
};
