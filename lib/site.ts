/** The name of this site and who runs it. Edit this file first in a clone. */
export const site = {
  name: "Greenroom",
  /** On the landing page and in link previews: what people get, by what the site asks TikTok for (components/site/promise.ts). */
  promises: {
    videos: {
      tagline: "See how your TikTok videos are doing.",
      description:
        "Your last videos side by side, and what their numbers mean. We never post, and never see your password.",
    },
    numbers: {
      tagline: "Your TikTok numbers, on one calm page.",
      description:
        "Sign in with TikTok and see your numbers on a page of your own. We never post, and never see your password.",
    },
    profile: {
      tagline: "Sign in with the TikTok account you have.",
      description:
        "This site knows you by your TikTok name and picture. We never post, and never see your password.",
    },
  },
  /** Shown in the privacy policy and the terms. TikTok's review compares it with the app's owner. */
  operator: "the operator of this site (name it in lib/site.ts)",
  contact: "privacy@example.com",
  /** When the privacy policy and the terms last changed. */
  legalDate: "2026-11-25",
} as const;
