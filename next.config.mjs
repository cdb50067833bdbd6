import { fileURLToPath } from "node:url";
import { contentSecurityPolicy, STRICT_TRANSPORT_SECURITY } from "./lib/csp.mjs";
import { MAX_ACTION_BYTES } from "./lib/form-limit.mjs";

// A clone sends Next no telemetry unless its owner turns it on. Next reads this after the configuration.
process.env.NEXT_TELEMETRY_DISABLED ??= "1";

const inDevelopment = process.env.NODE_ENV === "development";
// npm run dev has loaded it already, before Next listens; this line is for a plain `next dev`.
if (inDevelopment) await import("./lib/dev-guard.mjs");

// Where people reach this server when a tunnel or proxy stands before it, from AUTH_URL. `docker run --env-file`
// keeps quotation marks.
const authUrl = process.env.AUTH_URL?.trim().replace(/^(["'])(.*)\1$/, "$2") ?? "";
const address = URL.canParse(authUrl) ? new URL(authUrl) : null;
// Set by npm run dev:tunnel. Behind any other proxy that hides the host, the redirect below would loop.
const isTunnelled = inDevelopment && address !== null && Boolean(process.env.DEV_TUNNEL);

// Vercel serves nothing but https. Elsewhere the same server may be reached over http by another name: a page that is
// upgraded there has neither styles nor scripts. Browsers ignore HSTS over http.
const isVercel = Boolean(process.env.VERCEL);
const isAlwaysHttps = isVercel || address?.protocol === "https:";

const emulator = process.env.TIKTOK_EMULATOR_URL ?? "";

// Next tries every rule of this file on every request, so there are few.

// Pages and endpoints that read the session.
const PRIVATE = "/(login|dashboard(?:/.*)?|api/auth/.*|api/sign-in|api/connect|api/me(?:/.*)?)";
const UNCACHED = { key: "Cache-Control", value: "private, no-store" };

/** For every page; middleware replaces it with one that has a nonce on pages rendered per request. */
const policy = (isHttps) => ({
  key: "Content-Security-Policy",
  value: contentSecurityPolicy({
    isDevelopment: inDevelopment,
    isHttps,
    ...(URL.canParse(emulator) && { emulator }),
  }),
});

// Next's scripts, styles and fonts. A browser ignores on them what is about documents, and a visitor who has nothing
// cached yet loads a dozen of them.
const DOCUMENTS = "/((?!_next/static/).*)";
// Endpoints answer with JSON and redirects, which need no policy. A proxy may refuse an answer with headers of more than 4 kB,
// and theirs have the longest cookies.
const PAGES = "/((?!_next/static/|api/).*)";
const EVERYTHING = "/:path*";

const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

const pageHeaders = [
  policy(false),
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

const referrers = { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" };

const onHttps = { has: [{ type: "header", key: "x-forwarded-proto", value: "https(,.*)?" }] };
const hsts = { key: "Strict-Transport-Security", value: STRICT_TRANSPORT_SECURITY };

const headerRules = [
  { source: EVERYTHING, headers },
  { source: DOCUMENTS, headers: [referrers] },
  { source: PAGES, headers: pageHeaders },
  { source: DOCUMENTS, ...(!isAlwaysHttps && onHttps), headers: [hsts] },
  { source: PAGES, ...(!isVercel && onHttps), headers: [policy(true)] },
  { source: PRIVATE, headers: [UNCACHED] },
  // Forms and actions. Next would let caches keep their answers on a static page, cookies included.
  { source: EVERYTHING, has: [{ type: "header", key: "content-type" }], headers: [UNCACHED] },
];

// Tests build into a folder of their own, beside `npm run dev` and the last `npm run build`, after they have checked the
// types. With a tsconfig that extends another one, Next leaves both as they are; it would add the folder to them otherwise.
const buildFolder = process.env.BUILD_FOLDER;

/** @type {import("next").NextConfig} */
const config = {
  ...(buildFolder && {
    distDir: buildFolder,
    typescript: { tsconfigPath: "tests/tsconfig.json", ignoreBuildErrors: true },
  }),
  poweredByHeader: false,
  ...(process.env.BUILD_STANDALONE && { output: "standalone" }),
  outputFileTracingRoot: fileURLToPath(new URL(".", import.meta.url)),
  // This address contains TikTok's code and Auth.js's state.
  logging: { incomingRequests: { ignore: [/^\/api\/auth\/callback\//] } },
  headers: async () => headerRules,
  // No page uses Next's image optimizer. Without it, /_next/image answers 404.
  images: { unoptimized: true },
  // Next refuses its development files to other hosts.
  allowedDevOrigins: address ? [address.hostname] : [],
  experimental: {
    // Middleware decides where an action may come from (lib/form-request.ts).
    serverActions: { bodySizeLimit: MAX_ACTION_BYTES },
    // Otherwise each page compiles all 2,000 icons in development.
    optimizePackageImports: ["lucide"],
    // People's data is cached in memory only: files would still be there after they disconnect.
    isrFlushToDisk: false,
  },
  // A sign-in that begins on localhost would not have its cookies on the tunnel, where TikTok returns to.
  redirects: async () => (isTunnelled ? [toTunnel(address)] : []),
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
