/** What this site is called and who runs it: the first file to edit in a clone. */
export const site = {
  name: "Greenroom",
  tagline: "Your TikTok profile and numbers, on one calm page.",
} as const;
