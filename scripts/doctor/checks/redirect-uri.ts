import type { Finding } from "../finding";
import type { RedirectUri } from "../redirect-uri";
import { SYMPTOMS } from "../symptoms";

const MAX_LENGTH = 511;

/**
 * Checks whether TikTok's portal accepts a redirect URI, and whether it leads back to the site.
 * @param sitePort the port on which the site listens on this machine
 * @see https://developers.tiktok.com/doc/login-kit-web
 * @see https://developers.tiktok.com/doc/login-kit-desktop
 */
export function checkRedirectUri(
  { uri, source, platform }: RedirectUri,
  sitePort: number,
): Finding {
  const { protocol, port, host, hostname } = new URL(uri);
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
  if (platform === "Desktop" && source === "AUTH_URL" && Number(port) !== sitePort) {
    const what = `names port ${port}, but the site listens on port ${sitePort}.`;
    const why = "TikTok sends people back to a port on which nothing, or something else, answers.";
    const fix = `Remove ${source}, or start the site with PORT=${port}.`;
    return { level: "warning", about: source, what, why, fix, symptom: SYMPTOMS.nothingThere };
  }
  if (platform === "Web" && isPrivate(hostname)) {
    const why = "TikTok's Web platform accepts public addresses with https only.";
    const fix = `Remove ${source} and open http://localhost:${sitePort}, or use npm run dev:tunnel to sign in from other devices.`;
    return refusedByTikTok(source, { what: "is an address of a private network.", why, fix });
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

/** Whether a host is known in a local network only. */
const isPrivate = (host: string) =>
  /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|0\.0\.0\.0$|\[)|\.(local|lan|home|internal)$/.test(
    host,
  ) || !host.includes(".");

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
