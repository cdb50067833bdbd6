import { createTikTok } from "tiktok-login";
import { cookieStore, createSessions } from "tiktok-login/next";

/** TikTok, for your app at developers.tiktok.com. */
export const tiktok = createTikTok({
  clientKey: process.env.AUTH_TIKTOK_ID ?? "",
  clientSecret: process.env.AUTH_TIKTOK_SECRET ?? "",
  scopes: ["user.info.basic", "user.info.stats"],
  emulator: process.env.TIKTOK_EMULATOR_URL,
});

/** The sessions of this site. The visitor's encrypted cookie holds everything. */
export const sessions = createSessions({
  tiktok,
  secrets: process.env.AUTH_SECRET ? [process.env.AUTH_SECRET] : [],
  origin: process.env.AUTH_URL,
  login: "/login",
  home: "/profile",
  store: cookieStore(),
});
