import { type ProblemText, TRY_AGAIN } from "@/components/sign-in/problem-text";

/** What failures on this site's side mean for a sign-in. */
export const OWN_PROBLEMS = {
  sign_in_lost: {
    title: "This sign-in could not be completed",
    advice: `You may have started another sign-in in a second tab, which replaces the first. Or it took too long, was completed already, or began in another browser. ${TRY_AGAIN}`,
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
      "The server log has the size. The limit is MAX_COOKIE_BYTES in packages/tiktok-login/next/encryption.ts, because proxies refuse answers with longer headers.",
  },
  database_unavailable: {
    title: "Try again in a moment",
    advice:
      "Our database isn't available right now, so you are not signed in. Nothing is lost. Wait a moment, then press the button below.",
    developerHint: "The server log has the reason. npm run doctor checks the database.",
  },
  account_taken: {
    title: "This account belongs to another person here",
    advice:
      "So it was not connected, and nothing was changed. If that is also you, sign out and sign in with that account. To connect it here instead, first delete that person's data in the settings there.",
  },
  second_account: {
    title: "You already have another account connected",
    advice:
      "You can connect one account of each provider, so this one was not connected. Nothing has changed. Disconnect the other account first.",
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
  nothing_changed: {
    title: "You cancelled",
    advice: "Nothing was changed: this site keeps the access that you gave it before, and no more.",
  },
  not_admitted: {
    title: "This account cannot sign in here",
    advice:
      "You signed in there, but this account isn't allowed here. Nothing was stored. Use another account, or ask the person who runs this site.",
    developerHint: "The signIn callback of auth.ts returned false (error=AccessDenied).",
  },
} satisfies Record<string, ProblemText>;
