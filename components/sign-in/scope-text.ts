import type { Scope } from "@/lib/tiktok/scopes";

interface ScopeText {
  /** What the person shares. */
  title: string;
  /** What sharing it adds here. */
  adds: string;
  /** What it is for. */
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
    adds: "your handle, bio, verified badge and a link to your profile",
    why: "to show your profile as visitors see it",
  },
  "user.info.stats": {
    title: "Numbers",
    adds: "your follower, following, likes and video counts",
    why: "to show how your account is doing",
  },
  "video.list": {
    title: "Videos",
    adds: "your public videos",
    why: "to list them with their views",
  },
};

/** What a scope means to a person; a scope that has no text here keeps TikTok's name. */
export function scopeText(scope: string): ScopeText {
  if (Object.hasOwn(TEXTS, scope)) return TEXTS[scope as Scope];
  return { title: scope, adds: "what this scope allows", why: "" };
}
