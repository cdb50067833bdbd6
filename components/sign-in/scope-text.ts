import type { Scope } from "@/lib/tiktok/scopes";

interface ScopeText {
  title: string;
  /** The data that the scope shares, to follow "share" or "add" in a sentence. */
  data: string;
  /** Why this site asks for it, starting with "to". */
  purpose: string;
}

const TEXTS: Record<Scope, ScopeText> = {
  "user.info.basic": {
    title: "Basic profile",
    data: "your name and picture",
    purpose: "to show who is signed in",
  },
  "user.info.profile": {
    title: "Profile details",
    data: "your username, bio, verified badge and a link to your profile",
    purpose: "to show your profile as others see it",
  },
  "user.info.stats": {
    title: "Numbers",
    data: "your follower, following, like and video counts",
    purpose: "to show how your account is doing",
  },
  "video.list": {
    title: "Videos",
    data: "your public videos",
    purpose: "to show how each one is doing",
  },
};

/** What a scope means, for creators. A scope without a text here keeps TikTok's name. */
export function scopeText(scope: string): ScopeText {
  if (Object.hasOwn(TEXTS, scope)) return TEXTS[scope as Scope];
  return { title: scope, data: "what TikTok shares under this name", purpose: "" };
}
