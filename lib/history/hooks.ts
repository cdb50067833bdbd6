import type { Hooks } from "tiktok-login/postgres";

// Nothing of it is loaded before it is used: middleware holds this as well.
const days = () => import("@/lib/history/days");

/** What the history does when people sign in, are read, or disconnect TikTok. */
export const historyHooks: Hooks = {
  onSignIn: async (event) => (await days()).saveSignIn(event),
  onRead: async (event) => (await days()).saveReading(event),
  onEnd: async (event) => (await days()).deleteHistory(event),
};
