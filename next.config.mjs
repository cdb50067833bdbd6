import { fileURLToPath } from "node:url";
import { contentSecurityPolicy } from "./lib/csp.mjs";

// A clone sends Next no telemetry unless its owner turns it on. Next reads this after the configuration.
process.env.NEXT_TELEMETRY_DISABLED ??= "1";

const onVercel = Boolean(process.env.VERCEL);
const inDevelopment = process.env.NODE_ENV === "development";

// The port of a local TikTok is not known when this is built.
const emulators = onVercel ? [] : ["http://localhost:*", "http://127.0.0.1:*"];
// For every page; middleware replaces it with one that has a nonce on protected pages.
const policy = contentSecurityPolicy({ isDevelopment: inDevelopment, emulators });

// Where people reach this server when a tunnel or proxy stands before it, from AUTH_URL. `docker run --env-file`
// keeps quotation marks.
const authUrl = process.env.AUTH_URL?.trim().replace(/^(["'])(.*)\1$/, "$2") ?? "";
const address = URL.canParse(authUrl) ? new URL(authUrl) : null;
// Set by npm run dev:tunnel. Behind any other proxy that hides the host, the redirect below would loop.
const isTunnelled = inDevelopment && address !== null && Boolean(process.env.DEV_TUNNEL);

// The URL prefixes whose ownership TikTok verifies. A file in public/ takes precedence.
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
  // This address contains TikTok's code and Auth.js's state.
  logging: { incomingRequests: { ignore: [/^\/api\/auth\/callback\//] } },
  headers: async () => [{ source: "/:path*", headers }],
  // No page uses Next's image optimizer. Without it, /_next/image answers 404.
  images: { unoptimized: true },
  // Next refuses its development files to other hosts, and server actions where a proxy hides the host.
  allowedDevOrigins: address ? [address.hostname] : [],
  experimental: {
    serverActions: { allowedOrigins: address ? [address.host] : [] },
    // People's data is cached in memory only: files would still be there after they disconnect.
    isrFlushToDisk: false,
  },
  // A sign-in that begins on localhost would not have its cookies on the tunnel, where TikTok returns to.
  redirects: async () => (isTunnelled ? [toTunnel(address)] : []),
  rewrites: async () => VERIFICATION_FOLDERS.map(toVerification),
};

// Auth.js, TikTok's redirect URI and the cookies would not agree on the paths.
if (config.basePath) {
  console.error(
    "\nbasePath is not supported: give the site a host of its own, such as app.example.com.\n",
  );
  process.exit(1);
}

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
