import type { TikTokFailure } from "tiktok-login";
import { NOT_SET_UP, type ProblemText, TRY_AGAIN } from "@/components/sign-in/problem-text";

/** What TikTok's failures mean for a sign-in. */
export const TIKTOK_PROBLEMS: Record<TikTokFailure, ProblemText> = {
  access_denied: {
    title: "You cancelled",
    advice:
      "Nothing was shared. If you change your mind, press the button below to continue to the page you wanted.",
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
