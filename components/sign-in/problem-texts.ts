import type { TikTokFailure } from "@/lib/tiktok/errors";

interface ProblemText {
  title: string;
  /** What happened and what the visitor can do. */
  advice: string;
  /** What the developer of the site should check. */
  developerHint?: string;
}

const NOT_SET_UP =
  "This site is not set up correctly with TikTok. This is not your fault. Please try again later.";
const TRY_AGAIN = "Press the button below to try again.";

/** Failures on this site's side, apart from TikTok's. */
type OwnCode =
  | "sign_in_lost"
  | "sign_in_not_started"
  | "too_many_attempts"
  | "form_outdated"
  | "origin_unknown"
  | "session_too_large"
  | "database_unavailable"
  | "account_taken"
  | "second_tiktok"
  | "email_taken"
  | "not_connected"
  | "provider_refused"
  | "authorization_removed";

/** What a failed sign-in means, by TikTok's failure or a code of this site. */
export const PROBLEM_TEXTS: Record<TikTokFailure | OwnCode, ProblemText> = {
  access_denied: {
    title: "You cancelled",
    advice:
      "Nothing was shared. If you change your mind, press the button below to go on to the page you wanted.",
  },
  sign_in_lost: {
    title: "This sign-in could not be completed",
    advice: `It may have taken too long, been completed already, or been started in another browser. ${TRY_AGAIN}`,
    developerHint:
      "The state or PKCE cookie was missing or did not match. A sign-in must start and finish on the same host, so AUTH_URL, the tunnel and the address bar must match, and the browser must allow cookies.",
  },
  sign_in_not_started: {
    title: "This sign-in could not start",
    advice:
      "Something is wrong with this site, and TikTok was not asked. This is not your fault. Please try again later.",
    developerHint:
      "The server log has the reason. If it is an invalid URL, a proxy sends x-forwarded-proto or x-forwarded-host with several values, or with one that is not valid: set AUTH_URL.",
  },
  too_many_attempts: {
    title: "Too many sign-ins at once",
    advice:
      "Someone at your internet address has started many sign-ins in the last minute. Wait a minute, then press the button below.",
    developerHint:
      "The limit is in lib/rate-limit.ts. If all visitors seem to have one address, the proxy in front of the site does not set x-forwarded-for.",
  },
  form_outdated: {
    title: "This request could not be checked",
    advice: `Your browser sent it without the cookie that belongs to it, so nothing was done. ${TRY_AGAIN}`,
    developerHint:
      "Auth.js's CSRF token was missing or did not match its cookie. The forms of this site do not need one; requests to /api/auth/signin and /api/auth/signout do.",
  },
  origin_unknown: {
    title: "This sign-in started at an address that this site does not know",
    advice:
      "For your safety, it ended here, and nothing was shared. Press the button below to sign in on this site.",
    developerHint:
      "The server log has the address. If it is a preview of yours, add it to AUTH_PREVIEW_ORIGINS on this deployment.",
  },
  session_too_large: {
    title: "TikTok sent more than this site can keep",
    advice:
      "This site keeps your session in a cookie, and what TikTok sent does not fit into one. This is not your fault, and trying again will probably not help.",
    developerHint:
      "The server log has the size. The limit is MAX_COOKIE_BYTES in lib/session/encryption.ts, because browsers drop larger cookies.",
  },
  database_unavailable: {
    title: "Try again in a moment",
    advice:
      "This site cannot reach its own data right now, so it did not ask TikTok. Nothing is lost. Wait a moment, then press the button below.",
    developerHint: "The server log has the reason. npm run doctor -- --online checks the database.",
  },
  account_taken: {
    title: "This account belongs to another person here",
    advice:
      "So it was not connected, and nothing was changed. If that person is you, sign out and sign in with that account. To connect it here instead, first delete that person's data in the settings there.",
  },
  second_tiktok: {
    title: "You have connected another TikTok account",
    advice:
      "So this one was not connected, and nothing was changed. Disconnect the other account first.",
  },
  email_taken: {
    title: "Someone here already has this email address",
    advice:
      "If it is you, sign in the way you did before, then connect this account in the settings. For your safety, this site never connects accounts only because their email addresses match.",
  },
  not_connected: {
    title: "You cancelled",
    advice: "Nothing was shared, and nothing was changed here.",
  },
  provider_refused: {
    title: "This sign-in was refused",
    advice: "The other site did not let you in. Please try again later, or use another way.",
    developerHint:
      "The server log has the reason. Check the client ID, the secret and the callback URL that are registered there.",
  },
  authorization_removed: {
    title: "You removed this app in TikTok",
    advice:
      "So you were signed out here, and this site has deleted its access to your account. Sign in to connect again.",
  },
  grant_invalid: {
    title: "This sign-in took too long",
    advice: `A sign-in works only once and only for a few minutes. ${TRY_AGAIN}`,
  },
  unavailable: {
    title: "TikTok is not answering",
    advice: "This is not your fault. Wait a minute, then try again.",
  },
  unreadable_answer: {
    title: "We could not read TikTok's answer",
    advice:
      "TikTok sent something we did not expect. This is not your fault. Wait a minute, then try again.",
    developerHint:
      "The server log has the HTTP status and TikTok's log_id, which TikTok's support will ask for.",
  },
  rate_limited: {
    title: "This site is too busy right now",
    advice: "TikTok limits how often this site can ask for data. Wait a minute, then try again.",
  },
  open_id_missing: {
    title: "TikTok did not say who you are",
    advice: `Its answer did not say which account you used. ${TRY_AGAIN}`,
    developerHint: "The answer had no open_id. The server log has TikTok's log_id.",
  },
  access_token_invalid: {
    title: "TikTok did not let us read your profile",
    advice: `TikTok refused the access it had just granted. ${TRY_AGAIN}`,
    developerHint: "user/info returned access_token_invalid. The server log has TikTok's log_id.",
  },
  scope_refused: {
    title: "TikTok did not allow what this site asked for",
    advice: NOT_SET_UP,
    developerHint:
      "Every scope in TIKTOK_SCOPES must be added to the app at developers.tiktok.com. If one is missing there, TikTok refuses every sign-in.",
  },
  client_mismatch: {
    title: "TikTok does not recognise this site",
    advice: NOT_SET_UP,
    developerHint:
      "AUTH_TIKTOK_ID and AUTH_TIKTOK_SECRET must come from the same environment: sandbox (its keys begin with sb) or production. Production keys work only after app review.",
  },
  redirect_mismatch: {
    title: "TikTok does not recognise this site's address",
    advice: NOT_SET_UP,
    developerHint:
      "The redirect URI sent with the code differs from the one sent to the consent page. Set AUTH_URL to the address people use and register exactly <AUTH_URL>/api/auth/callback/tiktok.",
  },
  pkce_mismatch: {
    title: "TikTok could not verify this sign-in",
    advice: TRY_AGAIN,
    developerHint:
      "TikTok refused the PKCE verifier. Its Desktop platform expects the challenge in hex.",
  },
  non_sandbox_target: {
    title: "This TikTok account cannot sign in here yet",
    advice:
      "This site is still being tested with a few accounts. Ask the person who runs it to add yours, or use another account.",
    developerHint:
      "Add the account under Sandbox, Target users at developers.tiktok.com; it can take an hour to apply.",
  },
  refused: {
    title: "TikTok refused this sign-in",
    advice: TRY_AGAIN,
    developerHint: "The server log has TikTok's code and log_id.",
  },
};
