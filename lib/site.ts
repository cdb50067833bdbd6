/** The name of this site and who runs it. Edit this file first in a clone. */
export const site = {
  name: "Greenroom",
  /** On the landing page and in link previews. True whatever TIKTOK_SCOPES is. */
  tagline: "Your TikTok account, on one calm page.",
  description:
    "Sign in with TikTok and see what you choose to share on a page of your own. We never post, and never see your password.",
  /** Shown in the privacy policy and the terms. TikTok's review compares it with the app's owner. */
  operator: "the operator of this site (name it in lib/site.ts)",
  contact: "privacy@example.com",
  /** When the privacy policy and the terms last changed. */
  legalDate: "2026-11-25",
} as const;
