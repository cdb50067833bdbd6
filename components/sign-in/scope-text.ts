interface Words {
  /** What the person shares. */
  title: string;
  /** What sharing it adds here. */
  adds: string;
  /** What it is for. */
  why: string;
}

const WORDS: Record<string, Words> = {
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

/** A scope in plain words; its own name where there are none. */
export function wordsFor(scope: string): Words {
  return WORDS[scope] ?? { title: scope, adds: "what this scope allows", why: "" };
}
