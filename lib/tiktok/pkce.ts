/**
 * The authorization URL with its PKCE challenge in TikTok's spelling: hex of the SHA-256, where
 * OAuth and Auth.js write base64url. Both spell the same 32 bytes, so the verifier stays as it is.
 * @see https://developers.tiktok.com/doc/login-kit-desktop
 */
export function spellChallengeInHex(authorizationUrl: string): string {
  const url = new URL(authorizationUrl);
  const challenge = url.searchParams.get("code_challenge");
  if (!challenge) return authorizationUrl;
  url.searchParams.set("code_challenge", Buffer.from(challenge, "base64url").toString("hex"));
  return url.href;
}
