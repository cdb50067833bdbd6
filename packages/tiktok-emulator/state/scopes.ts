/** The scopes of Login Kit and the Display API. */
export const SCOPES = [
  "user.info.basic",
  "user.info.profile",
  "user.info.stats",
  "video.list",
] as const;

/** The scopes of the Content Posting API, whose endpoints the emulator does not have. */
export const POSTING_SCOPES = ["video.upload", "video.publish"] as const;

/** The name of a scope. TikTok adds scopes, so that any name of their form may be approved. */
export type Scope = string;

const NAME = /^[a-z]+(\.[a-z\d_]+)+$/;

const TEXTS: Record<string, string> = {
  "user.info.basic": "Read your profile info (open id, avatar, display name)",
  "user.info.profile": "Read your username, bio, profile link and verification status",
  "user.info.stats": "Read your follower, following, likes and video counts",
  "video.list": "Read your public videos",
  "video.upload": "Upload content to your drafts on TikTok",
  "video.publish": "Post content to TikTok",
};

export function isScope(name: string): boolean {
  return NAME.test(name);
}

/** A scope's description on the consent page. */
export function scopeText(scope: Scope): string {
  return TEXTS[scope] ?? `Use ${scope}`;
}
