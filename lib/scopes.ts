/** What a scope means, for creators. */
export interface ScopeText {
  title: string;
  /** In a word, to follow "Add your". */
  noun: string;
  /** The data that the scope shares, to follow "share" or "add" in a sentence. */
  data: string;
  /** Why this site asks for it, starting with "to". */
  purpose: string;
}

/**
 * The scopes that this site uses. A scope that it does not use needs no row: TIKTOK_SCOPES may list others, and TikTok
 * may grant them, so lists of requested and granted scopes are strings.
 * @see https://developers.tiktok.com/doc/tiktok-api-scopes
 */
export const SCOPES = {
  "user.info.basic": {
    title: "Basic profile",
    noun: "name",
    data: "your name and picture",
    purpose: "to show who is signed in",
  },
  "user.info.profile": {
    title: "Profile details",
    noun: "profile",
    data: "your username, bio, verified badge and a link to your profile",
    purpose: "to show your profile as others see it",
  },
  "user.info.stats": {
    title: "Numbers",
    noun: "numbers",
    data: "your follower, following, like and video counts",
    purpose: "to show how your account is doing",
  },
  "video.list": {
    title: "Videos",
    noun: "videos",
    data: "your public videos",
    purpose: "to show how each one is doing",
  },
} satisfies Record<string, ScopeText>;

/** A scope that this site uses. */
export type Scope = keyof typeof SCOPES;

/** Their names, `user.info.basic` first. */
export const scopeNames = Object.keys(SCOPES) as Scope[];

/** Whether a scope is in a list of requested or granted ones. */
export function hasScope(scopes: readonly string[], scope: Scope): boolean {
  return scopes.includes(scope);
}
