import type { Finding, Variables } from "./finding";

const MAX_LENGTH = 512;
const LOOPBACK = new Set(["localhost", "127.0.0.1"]);
const SHOWS = '"Something went wrong … redirect_uri" at TikTok';
const PROXY = "AUTH_REDIRECT_PROXY_URL";

/** What to register in TikTok's portal, byte for byte; null where the site's address is not known. */
export interface Addresses {
  platform: "Web" | "Desktop";
  redirectUri: string;
  /** TikTok calls https addresses only. */
  webhookUrl: string | null;
}

/** The addresses that the site will send. @param local where it listens without AUTH_URL, if on this machine */
export function addressesOf(variables: Variables, local: string | null): Addresses | null {
  const own = parse(variables.AUTH_URL)?.origin ?? local;
  const proxy = parse(variables[PROXY])?.href;
  const endpoints = proxy ?? (own && `${own}/api/auth`);
  if (!endpoints) return null;
  const redirectUri = `${endpoints.replace(/\/$/, "")}/callback/tiktok`;
  const { protocol, hostname, origin } = new URL(redirectUri);
  return {
    platform: LOOPBACK.has(hostname) ? "Desktop" : "Web",
    redirectUri,
    webhookUrl: protocol === "https:" ? `${origin}/api/webhooks/tiktok` : null,
  };
}

/** AUTH_URL, the address of previews, and TikTok's rules for a redirect URI. */
export function checkAddresses(
  variables: Variables,
  { isProduction, local }: { isProduction: boolean; local: string | null },
): Finding[] {
  const addresses = addressesOf(variables, local);
  return [
    ...checkUrl(variables, isProduction),
    ...checkProxy(variables),
    ...(addresses ? checkRedirectUri(addresses) : []),
  ];
}

function checkUrl(variables: Variables, isProduction: boolean): Finding[] {
  const about = "AUTH_URL";
  const value = variables[about];
  const onVercel = Boolean(variables.VERCEL);
  if (!value) {
    const isNeeded = isProduction && !onVercel && variables.AUTH_TRUST_HOST !== "true";
    if (!isNeeded) return [];
    const why = "Outside Vercel the host that a request names may be anybody's invention.";
    const mend = "AUTH_URL=https://your.domain, or AUTH_TRUST_HOST=true behind a proxy of yours.";
    return [{ level: "error", about, what: "missing.", why, mend }];
  }
  const url = parse(value);
  const mend = `${about}=${url?.origin ?? "https://your.domain"}`;
  if (!url) return [{ level: "error", about, what: "is no http or https address.", mend }];
  if (!/^(\/api\/auth)?\/?$/.test(url.pathname) || url.search || url.hash) {
    const why = "Auth.js takes a path for the place of its own endpoints.";
    return [
      { level: "error", about, what: "has a path, query or fragment.", why, mend, shows: SHOWS },
    ];
  }
  if (url.protocol === "http:" && !LOOPBACK.has(url.hostname)) {
    const why = "TikTok's Web platform takes https only, and cookies would travel unencrypted.";
    return [
      { level: "error", about, what: "is not https.", why, mend: mend.replace("http:", "https:") },
    ];
  }
  return [{ level: "ok", about, what: url.origin }];
}

function checkProxy(variables: Variables): Finding[] {
  const value = variables[PROXY];
  if (!value) return [];
  const url = parse(value);
  if (url?.pathname !== "/api/auth") {
    const mend = `${PROXY}=${url?.origin ?? "https://your.domain"}/api/auth`;
    return [{ level: "error", about: PROXY, what: "must end in /api/auth.", mend }];
  }
  if (variables.VERCEL_ENV === "preview" && variables.AUTH_URL) {
    const what = "AUTH_URL overrides a preview's own address, so its sign-ins end elsewhere.";
    return [{ level: "error", about: "AUTH_URL", what, mend: "Set it for production only." }];
  }
  return [{ level: "ok", about: PROXY, what: "the same secret must be set on every deployment" }];
}

function checkRedirectUri({ redirectUri, platform }: Addresses): Finding[] {
  const about = "Redirect URI";
  const { protocol, port } = new URL(redirectUri);
  if (redirectUri.length >= MAX_LENGTH) {
    return [{ level: "error", about, what: `${MAX_LENGTH} characters or more.`, shows: SHOWS }];
  }
  if (platform === "Desktop" && !port) {
    const what = "TikTok's Desktop platform needs a port in it.";
    return [{ level: "error", about, what, mend: "AUTH_URL=http://localhost:3000", shows: SHOWS }];
  }
  if (platform === "Web" && protocol !== "https:") return [];
  return [{ level: "ok", about, what: `${redirectUri}, for the ${platform} platform` }];
}

function parse(value: string | undefined): URL | null {
  if (!value || !URL.canParse(value)) return null;
  const url = new URL(value);
  return /^https?:$/.test(url.protocol) ? url : null;
}
