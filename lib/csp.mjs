import { IMAGES, PAGES } from "./tiktok/hosts.mjs";

/**
 * The Content Security Policy. A page that is rendered per request has a nonce, and only scripts with that
 * nonce run. A static page has no request to take a nonce from, so Next's inline scripts need
 * 'unsafe-inline' there.
 * @see https://nextjs.org/docs/app/guides/content-security-policy
 * @param {object} options
 * @param {string} [options.nonce] of this request; absent for static pages
 * @param {boolean} options.isDevelopment React rebuilds server stack traces with eval in development
 * @param {string[]} options.emulators origins of a local TikTok; empty for the real one
 * @returns {string} the header's value
 */
export function contentSecurityPolicy({ nonce, isDevelopment, emulators }) {
  const scripts = [
    "'self'",
    ...(nonce ? [`'nonce-${nonce}'`, "'strict-dynamic'"] : ["'unsafe-inline'"]),
    ...(isDevelopment ? ["'unsafe-eval'"] : []),
  ];
  const directives = {
    "default-src": ["'self'"],
    "script-src": scripts,
    "style-src": ["'self'", "'unsafe-inline'"],
    // A link that Next follows in the browser keeps the policy of the page it left, so static pages
    // allow TikTok's pictures as well.
    "img-src": ["'self'", "data:", "blob:", ...IMAGES, ...emulators],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "frame-ancestors": ["'none'"],
    // Without JavaScript, the redirect of the sign-in form to the consent page counts as its target.
    "form-action": ["'self'", PAGES, ...emulators],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}
