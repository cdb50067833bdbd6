import { env } from "@/lib/env";
import { consentOrigin } from "@/lib/tiktok/endpoints";
import { imageHosts } from "@/lib/tiktok/image-hosts.mjs";

/**
 * The Content Security Policy of pages that are rendered per request: only scripts with this
 * request's nonce run. Static pages carry the one in next.config.mjs.
 * @see https://nextjs.org/docs/app/guides/content-security-policy
 */
export function strictPolicy(nonce: string): string {
  const inDevelopment = env.NODE_ENV === "development";
  const images = [...imageHosts, ...(env.TIKTOK_EMULATOR_URL ? [consentOrigin] : [])];
  return [
    "default-src 'self'",
    // React rebuilds server stack traces with eval in development.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${inDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${images.join(" ")}`,
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
    // Without JavaScript a sign-in form's redirect to the consent page counts as its target.
    `form-action 'self' ${consentOrigin}`,
  ].join("; ");
}
