import { fileURLToPath } from "node:url";
import { imageHosts } from "./lib/tiktok/image-hosts.mjs";

// Next reads this after the configuration; a clone reports nothing unless its owner asks it to.
process.env.NEXT_TELEMETRY_DISABLED ??= "1";

const onVercel = Boolean(process.env.VERCEL);
const inDevelopment = process.env.NODE_ENV === "development";

// A stand-in for TikTok listens on a port of this machine that is not known when this is built.
const loopback = onVercel ? "" : " http://localhost:* http://127.0.0.1:*";

// For every page. The dashboard replaces it with one that has a nonce (lib/csp.ts); a static page has
// no request to take a nonce from, so Next's inline scripts need 'unsafe-inline' here. A link followed
// in the browser keeps the policy of the page it left, so TikTok's pictures are allowed here as well.
const policy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${inDevelopment ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  `img-src 'self' data: blob: ${imageHosts.join(" ")}${loopback}`,
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
  `form-action 'self' https://www.tiktok.com${loopback}`,
].join("; ");

// Where people reach this server when a tunnel or proxy stands before it, from AUTH_URL.
const address = URL.canParse(process.env.AUTH_URL ?? "") ? new URL(process.env.AUTH_URL) : null;
// npm run dev:tunnel says so; a proxy that hides the host would make a visitor of any other go round in circles.
const isTunnelled = inDevelopment && address !== null && Boolean(process.env.DEV_TUNNEL);

// The prefixes whose ownership TikTok asks about; a file in public/ comes before these.
const VERIFICATION_FOLDERS = ["", "/terms", "/privacy"];

const headers = [
  { key: "Content-Security-Policy", value: policy },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  ...(process.env.BUILD_STANDALONE && { output: "standalone" }),
  outputFileTracingRoot: fileURLToPath(new URL(".", import.meta.url)),
  // TikTok's code and Auth.js's state stand in this address.
  logging: { incomingRequests: { ignore: [/^\/api\/auth\/callback\//] } },
  headers: async () => [{ source: "/:path*", headers }],
  // Next refuses its development files to other hosts, and actions where a proxy hides the host.
  allowedDevOrigins: address ? [address.hostname] : [],
  experimental: {
    serverActions: { allowedOrigins: address ? [address.host] : [] },
    // What was read of people is kept in memory alone: files would outlive their disconnecting.
    isrFlushToDisk: false,
  },
  // The cookies of a sign-in that begins on localhost would be missing where TikTok returns to.
  redirects: async () => (isTunnelled ? [toTunnel(address)] : []),
  rewrites: async () => VERIFICATION_FOLDERS.map(toVerification),
};

export default config;

/** @param {URL} tunnel */
function toTunnel(tunnel) {
  return {
    source: "/:path*",
    has: [{ type: /** @type {const} */ ("host"), value: "localhost" }],
    missing: [
      { type: /** @type {const} */ ("header"), key: "x-forwarded-host", value: tunnel.host },
    ],
    destination: `${tunnel.origin}/:path*`,
    permanent: false,
  };
}

/** @param {string} folder */
function toVerification(folder) {
  return {
    source: `${folder}/tiktok:code([A-Za-z0-9]{32}).txt`,
    destination: "/api/site-verification/:code",
  };
}
