// TikTok's API, without Next, React, Auth.js or a database.

export { readBounded } from "./bounded-body";
export { nowSeconds } from "./clock";
export {
  type FailureCode,
  isGrantRefused,
  type Problem,
  TikTokError,
  type TikTokFailure,
} from "./errors";
export { fieldsFor, type Profile } from "./profile";
export { parseScopes } from "./scopes";
export { createTikTok } from "./tiktok";
export { MAX_COUNT, type Video } from "./videos";
export { isSigned, readEvent, removalReason, type WebhookEvent } from "./webhook";
