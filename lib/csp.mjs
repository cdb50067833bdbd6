/** Where TikTok serves avatars and covers from: numbered, regional hosts of three domains. */
const IMAGES = [
  "https://*.tiktokcdn.com",
  "https://*.tiktokcdn-us.com",
  "https://*.tiktokcdn-eu.com",
];

/** Where TikTok's consent page may redirect to, on the way to signing in. */
const PAGES_ON_THE_WAY = "https://*.tiktok.com";

/** Makes browsers use https for a year. Other subdomains may still be on http, so they are left out. */
export const STRICT_TRANSPORT_SECURITY = "max-age=31536000";

/**
 * The Content Security Policy. A page that is rendered per request has a nonce, and only scripts with that nonce
 * run. A static page has no request to take a nonce from, so it allows inline scripts, as Next documents
 * (docs/decisions/static-page-csp.md).
 * @see https://nextjs.org/docs/app/guides/content-security-policy
 * @param {object} options
 * @param {string} [options.nonce] of this request; absent for static pages
 * @param {boolean} options.isDevelopment React rebuilds server stack traces with eval in development
 * @param {boolean} options.isHttps the page is requested over https, so http addresses in it are upgraded
 * @param {string} [options.emulator] address of a local TikTok; absent for the real one
 * @param {{ consent: string, pictures: string }[]} [options.providers] hosts of other providers than TikTok
 * @returns {string} the header's value
 */
export function contentSecurityPolicy(options) {
  const { nonce, isDevelopment, isHttps, emulator, providers = [] } = options;
  const scripts = [
    "'self'",
    ...(nonce ? [`'nonce-${nonce}'`, "'strict-dynamic'"] : ["'unsafe-inline'"]),
    ...(isDevelopment ? ["'unsafe-eval'"] : []),
  ];
  const originOf = (url) => (url ? [new URL(url).origin] : []);
  const emulators = originOf(emulator);
  const directives = {
    "default-src": ["'self'"],
    "script-src": scripts,
    "style-src": ["'self'", "'unsafe-inline'"],
    // A link that Next follows in the browser keeps the policy of the page it left, so static pages
    // allow TikTok's pictures as well.
    "img-src": [
      "'self'",
      "data:",
      "blob:",
      ...IMAGES,
      ...emulators,
      ...providers.map(({ pictures }) => pictures),
    ],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "frame-ancestors": ["'none'"],
    // The addresses that the sign-in form is redirected to count as its targets.
    "form-action": [
      "'self'",
      PAGES_ON_THE_WAY,
      ...emulators,
      ...providers.map(({ consent }) => consent),
    ],
    ...(isHttps && { "upgrade-insecure-requests": [] }),
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}
