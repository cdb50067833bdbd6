interface Words {
  /** What the person shares. */
  title: string;
  /** What sharing it adds here. */
  adds: string;
}

const WORDS: Record<string, Words> = {
  "user.info.basic": {
    title: "Basic profile",
    adds: "your name and picture",
  },
  "user.info.profile": {
    title: "Profile details",
    adds: "your handle, bio, verified badge and a link to your profile",
  },
  "user.info.stats": {
    title: "Numbers",
    adds: "your follower, following, likes and video counts",
  },
  "video.list": {
    title: "Videos",
    adds: "your public videos",
  },
};

/** A scope in plain words; its own name where there are none. */
export function wordsFor(scope: string): Words {
  return WORDS[scope] ?? { title: scope, adds: "what this scope allows" };
}
