/**
 * Where TikTok serves avatars and covers from: numbered, regional hosts of three domains.
 * Plain JavaScript, because next.config.mjs reads it too.
 */
export const imageHosts = [
  "https://*.tiktokcdn.com",
  "https://*.tiktokcdn-us.com",
  "https://*.tiktokcdn-eu.com",
];
