import type { FailureCode } from "@/lib/tiktok/errors";

interface ProblemText {
  title: string;
  next: string;
  /** What the developer of the site should check. */
  developer?: string;
}

const NOT_SET_UP =
  "This site is not set up correctly with TikTok. This is not your fault. Please try again later.";
const TRY_AGAIN = "Press the button to try again.";

const TEXTS: Record<FailureCode | "sign_in_lost", ProblemText> = {
  access_denied: {
    title: "You cancelled",
    next: "Nothing was shared. You can continue at any time and will get to the page you wanted.",
  },
  sign_in_lost: {
    title: "This sign-in could not be completed",
    next: `It may have expired, been completed already, or started in another browser. ${TRY_AGAIN}`,
    developer:
      "The state or PKCE cookie was missing or did not match. A sign-in must start and end on the same host, so AUTH_URL, the tunnel and the address bar must agree, and cookies must be allowed.",
  },
  grant_invalid: {
    title: "This sign-in took too long",
    next: `TikTok's code works once and only for a few minutes. ${TRY_AGAIN}`,
  },
  unavailable: {
    title: "TikTok is not answering",
    next: "The problem is on TikTok's side. Wait a minute, then try again.",
  },
  unreadable_answer: {
    title: "We could not read TikTok's answer",
    next: "The problem is on TikTok's side. Wait a minute, then try again.",
    developer:
      "The server log has the HTTP status and TikTok's log_id, which TikTok's support will ask for.",
  },
  rate_limited: {
    title: "TikTok is limiting requests",
    next: "Too many people are signing in at once. Wait a minute, then try again.",
  },
  open_id_missing: {
    title: "TikTok did not say who you are",
    next: `Its answer did not name an account. ${TRY_AGAIN}`,
    developer: "The answer had no open_id. The server log has TikTok's log_id.",
  },
  access_token_invalid: {
    title: "TikTok did not let us read your profile",
    next: `It refused the access that it had just granted. ${TRY_AGAIN}`,
    developer: "user/info answered access_token_invalid. The server log has TikTok's log_id.",
  },
  scope_refused: {
    title: "TikTok does not share what this site asks for",
    next: NOT_SET_UP,
    developer:
      "Every scope in TIKTOK_SCOPES must be added to the app at developers.tiktok.com. If one is missing there, TikTok refuses every sign-in.",
  },
  client_mismatch: {
    title: "TikTok does not recognise this site",
    next: NOT_SET_UP,
    developer:
      "AUTH_TIKTOK_ID and AUTH_TIKTOK_SECRET must come from the same environment: sandbox (its keys begin with sb) or production. Production keys work only after app review.",
  },
  redirect_mismatch: {
    title: "TikTok does not recognise this site's address",
    next: NOT_SET_UP,
    developer:
      "The redirect URI sent with the code differs from the one sent to the consent page. Set AUTH_URL to the address people use and register <AUTH_URL>/api/auth/callback/tiktok, byte for byte.",
  },
  pkce_mismatch: {
    title: "TikTok could not verify this sign-in",
    next: TRY_AGAIN,
    developer:
      "TikTok refused the PKCE verifier. Its Desktop platform expects the challenge in hex.",
  },
  non_sandbox_target: {
    title: "This TikTok account cannot sign in here yet",
    next: "This site is still being tested with a few accounts. Ask to be added, or use another account.",
    developer:
      "Add the account under Sandbox, Target users at developers.tiktok.com; it can take an hour to apply.",
  },
  refused: {
    title: "TikTok refused this sign-in",
    next: TRY_AGAIN,
    developer: "The server log has TikTok's code and log_id.",
  },
};

/** Explains a failed sign-in and what to do next. Both props come from the login page's query. */
export function SignInProblem({ error, code }: { error: string; code: string | undefined }) {
  const { title, next, developer } = TEXTS[problemIn(error, code)];
  return (
    <section role="alert" className="mt-8 rounded-card border border-line bg-mark-soft p-6">
      <h2 className="font-semibold">{title}</h2>
      <p className="mt-2 text-sm">{next}</p>
      {developer && (
        <details className="mt-4 text-sm">
          <summary className="cursor-pointer font-medium">For the developer</summary>
          <p className="mt-2">{developer}</p>
        </details>
      )}
    </section>
  );
}

// "Configuration" is Auth.js's name for every error without a public name of its own. After a callback it
// means that a check failed. Any other value was not sent by this site.
function problemIn(error: string, code: string | undefined): keyof typeof TEXTS {
  if (error === "Configuration") return "sign_in_lost";
  return code !== undefined && Object.hasOwn(TEXTS, code) ? (code as FailureCode) : "refused";
}
