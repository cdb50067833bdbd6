import type { FailureCode } from "tiktok-login";
import { type Timeouts, timeouts } from "@/lib/timeouts";
import { DASHBOARD, DISCONNECT, exportWithout, SIGN_IN, VIDEOS, type VisitKind } from "./visits";

/** A call that the app makes to TikTok, and the visit during which it makes it. */
export interface Call extends VisitKind {
  name: string;
  /** As the emulator's faults name the endpoint. */
  endpoint: "token" | "user_info" | "video_list" | "revoke";
  /** As the log names it, once for each line that a failure leaves there. */
  logged: string[];
  /** The session before the visit. Only the access token expires. */
  session: "none" | "current" | "expired";
  /** The session cookie after the visit. */
  sessionAfter(failure: FailureCode | null): "none" | "kept" | "new";
  /** How long the app waits for TikTok. */
  timeout: "callMs" | "tokenMs";
  /** How long the page waits, if it goes on without the answer. */
  pageTimeout?: "pageMs";
}

/**
 * What the site waits for while TikTok is slow: less than in production, and still far more for tokens than a page waits
 * for them.
 */
export const SHORT: Timeouts = { ...timeouts, callMs: 1_500, tokenMs: 6_000, pageMs: 1_500 };

const signIn = {
  ...SIGN_IN,
  session: "none",
  sessionAfter: (failure) => (failure ? "none" : "new"),
} satisfies Partial<Call>;
const signedIn = { session: "current", sessionAfter: () => "kept" } satisfies Partial<Call>;
const userInfo = {
  endpoint: "user_info",
  logged: ["user/info"],
  timeout: "callMs",
} satisfies Partial<Call>;
const videoList = {
  endpoint: "video_list",
  logged: ["video/list"],
  timeout: "callMs",
} satisfies Partial<Call>;
const token = {
  endpoint: "token",
  logged: ["token"],
  timeout: "tokenMs",
} satisfies Partial<Call>;

const CODE_EXCHANGE: Call = { name: "code exchange", ...token, ...signIn };
const DASHBOARD_PAGE: Call = { name: "dashboard", ...userInfo, ...signedIn, ...DASHBOARD };
const VIDEOS_PAGE: Call = { name: "videos", ...videoList, ...signedIn, ...VIDEOS };
const REFRESH: Call = {
  name: "refresh",
  ...token,
  pageTimeout: "pageMs",
  session: "expired",
  sessionAfter: (failure) => (failure ? "kept" : "new"),
  ...DASHBOARD,
};
const REVOCATION: Call = {
  name: "revocation",
  endpoint: "revoke",
  logged: ["revoke"],
  timeout: "callMs",
  session: "current",
  // The person is signed out whatever TikTok says.
  sessionAfter: () => "none",
  ...DISCONNECT,
};

/** Every call of the app to TikTok. The two that can take longest come first. */
export const CALLS: Call[] = [
  CODE_EXCHANGE,
  REFRESH,
  { name: "profile at sign-in", ...userInfo, ...signIn },
  DASHBOARD_PAGE,
  VIDEOS_PAGE,
  {
    name: "profile after a refresh",
    ...userInfo,
    // The rotation and the page wait for the same call, and each logs its failure.
    logged: ["user/info", "user/info"],
    session: "expired",
    sessionAfter: () => "new",
    ...DASHBOARD,
  },
  REVOCATION,
  { name: "profile of an export", ...userInfo, ...signedIn, ...exportWithout("profile") },
  { name: "videos of an export", ...videoList, ...signedIn, ...exportWithout("videos") },
];

/** The first calls of every visit, for a TikTok that cannot be reached at all. */
export const FIRST_CALLS: Call[] = [
  CODE_EXCHANGE,
  // Profile and videos are read at the same time.
  { ...DASHBOARD_PAGE, logged: ["user/info", "video/list"] },
  VIDEOS_PAGE,
  REFRESH,
  REVOCATION,
  {
    name: "export",
    ...userInfo,
    logged: ["user/info", "video/list"],
    ...signedIn,
    ...exportWithout("profile", "videos"),
  },
];
