// Plain JavaScript, because next.config.mjs reads it too.

/** Where people sign in and consent. */
export const PAGES = "https://www.tiktok.com";

/** Where its pages may redirect to, on the way to signing in. */
export const PAGES_ON_THE_WAY = "https://*.tiktok.com";

/** Where the OAuth and Display APIs answer. */
export const API = "https://open.tiktokapis.com";

/** Where TikTok serves avatars and covers from: numbered, regional hosts of three domains. */
export const IMAGES = [
  "https://*.tiktokcdn.com",
  "https://*.tiktokcdn-us.com",
  "https://*.tiktokcdn-eu.com",
];
