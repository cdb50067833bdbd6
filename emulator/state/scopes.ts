/** The scopes of Login Kit and the Display API. */
export const SCOPES = [
  "user.info.basic",
  "user.info.profile",
  "user.info.stats",
  "video.list",
] as const;

export type Scope = (typeof SCOPES)[number];

/** Their descriptions on the consent page. */
export const SCOPE_TEXTS: Record<Scope, string> = {
  "user.info.basic": "Read your profile info (open id, avatar, display name)",
  "user.info.profile": "Read your username, bio, profile link and verification status",
  "user.info.stats": "Read your follower, following, likes and video counts",
  "video.list": "Read your public videos",
};

export function isScope(name: string): name is Scope {
  return (SCOPES as readonly string[]).includes(name);
}
