import own from "@/lib/site.json" with { type: "json" };

/**
 * This site. What `npm run init` asks for is in lib/site.json: the name; the owner and contact that the privacy policy and
 * the terms show, which TikTok's review compares with the app's owner; the repository at GitHub; the public address; and
 * the scopes to ask for where TIKTOK_SCOPES is not set, separated by commas. `legalDate` is when the privacy policy and the
 * terms last changed.
 */
export const site = {
  ...own,
  /** On the landing page and in link previews. True whatever TIKTOK_SCOPES is. */
  tagline: "Your TikTok account, on one calm page.",
  description:
    "Sign in with TikTok and see what you choose to share on a page of your own. We never post, and never see your password.",
} as const;
