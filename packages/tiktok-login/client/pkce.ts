/**
 * The authorization URL with its PKCE challenge in hex, as TikTok expects it. OAuth and Auth.js encode the
 * same SHA-256 hash as base64url, so the verifier stays as it is.
 * @see https://developers.tiktok.com/doc/login-kit-desktop
 */
export function withHexChallenge(authorizationUrl: string): string {
  const url = new URL(authorizationUrl);
  const challenge = url.searchParams.get("code_challenge");
  if (!challenge) return authorizationUrl;
  url.searchParams.set("code_challenge", Buffer.from(challenge, "base64url").toString("hex"));
  return url.href;
}
