import type { Scope } from "@/lib/tiktok/scopes";

interface ScopeText {
  /** What is shared. */
  title: string;
  /** The data that it adds to this site. */
  adds: string;
  /** The purpose. */
  why: string;
}

const TEXTS: Record<Scope, ScopeText> = {
  "user.info.basic": {
    title: "Basic profile",
    adds: "your name and picture",
    why: "to show who is signed in",
  },
  "user.info.profile": {
    title: "Profile details",
    adds: "your username, bio, verified badge and a link to your profile",
    why: "to show your profile as others see it",
  },
  "user.info.stats": {
    title: "Numbers",
    adds: "your follower, following, likes and video counts",
    why: "to show how your account is doing",
  },
  "video.list": {
    title: "Videos",
    adds: "your public videos",
    why: "to show how each of them performs",
  },
};

/** What a scope means to a person; a scope that has no text here keeps TikTok's name. */
export function scopeText(scope: string): ScopeText {
  if (Object.hasOwn(TEXTS, scope)) return TEXTS[scope as Scope];
  return { title: scope, adds: "whatever TikTok allows with it", why: "" };
}
