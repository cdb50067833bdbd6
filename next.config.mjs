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
  // TikTok's code and Auth.js's state stand in this address.
  logging: { incomingRequests: { ignore: [/^\/api\/auth\/callback\//] } },
  headers: async () => [{ source: "/:path*", headers }],
};

export default config;
