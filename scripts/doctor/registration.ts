import { checkRedirectUri } from "./checks/redirect-uri";
import type { Variables } from "./finding";
import { type Place, redirectUriFor } from "./redirect-uri";

/** The addresses to register in TikTok's portal, exactly as they are. */
export interface Addresses {
  platform: "Web" | "Desktop";
  redirectUri: string;
  /** Null without https, because TikTok sends webhooks to https addresses only. */
  webhookUrl: string | null;
}

/** The addresses to register; null if they are unknown or TikTok would refuse them. */
export function addressesFor(variables: Variables, place: Place): Addresses | null {
  const redirectUri = redirectUriFor(variables, place);
  if (!redirectUri || checkRedirectUri(redirectUri, place.port).level === "error") return null;
  const { uri, platform } = redirectUri;
  const { protocol, origin } = new URL(uri);
  return {
    platform,
    redirectUri: uri,
    webhookUrl: protocol === "https:" ? `${origin}/api/webhooks/tiktok` : null,
  };
}
