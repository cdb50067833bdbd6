// Auth.js's provider for TikTok.

export { TikTok } from "./provider";
