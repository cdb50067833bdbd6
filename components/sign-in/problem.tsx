import type { FailureCode } from "@/lib/tiktok/errors";

interface Words {
  title: string;
  next: string;
  /** What whoever runs the site should check. */
  developer?: string;
}

const NOT_SET_UP =
  "This site is not set up correctly with TikTok. It is nothing you did; try again later.";
const TRY_AGAIN = "Press the button to start again.";

const WORDS: Record<FailureCode | "sign_in_lost", Words> = {
  access_denied: {
    title: "You cancelled",
    next: "Nothing was shared. Continue whenever you like; you will get to the page you wanted.",
  },
  sign_in_lost: {
    title: "This sign-in could not be finished",
    next: `It may have expired, been finished already, or begun in another browser. ${TRY_AGAIN}`,
    developer:
      "The state or PKCE cookie was missing or did not match. Begin and end on the same host: AUTH_URL, tunnel and address bar must agree, and cookies must be allowed.",
  },
  grant_invalid: {
    title: "This sign-in took too long",
    next: `TikTok's answer can be used once and only for a few minutes. ${TRY_AGAIN}`,
  },
  unavailable: {
    title: "TikTok is not answering",
    next: "This is on TikTok's side. Wait a minute, then try again.",
  },
  unreadable_answer: {
    title: "TikTok answered with something we could not read",
    next: "This is on TikTok's side. Wait a minute, then try again.",
    developer: "The server log has the HTTP status and TikTok's log_id for a support request.",
  },
  rate_limited: {
    title: "TikTok is limiting requests",
    next: "Too many people are signing in at once. Wait a minute, then try again.",
  },
  open_id_missing: {
    title: "TikTok did not say who you are",
    next: `Its answer had no account in it. ${TRY_AGAIN}`,
    developer: "The answer lacked open_id. The server log has TikTok's log_id.",
  },
  access_token_invalid: {
    title: "TikTok would not show your profile",
    next: `It refused the connection it had just made. ${TRY_AGAIN}`,
    developer: "user/info answered access_token_invalid. The server log has TikTok's log_id.",
  },
  scope_refused: {
    title: "TikTok would not share what this site asks for",
    next: NOT_SET_UP,
    developer:
      "Every scope in TIKTOK_SCOPES must be added to the app at developers.tiktok.com; one that is not refuses the whole sign-in.",
  },
  client_mismatch: {
    title: "TikTok does not recognise this site",
    next: NOT_SET_UP,
    developer:
      "AUTH_TIKTOK_ID and AUTH_TIKTOK_SECRET must come from the same environment, sandbox (keys begin with sb) or production, and production keys work only after app review.",
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
    developer: "TikTok refused the PKCE verifier; its Desktop platform wants the challenge in hex.",
  },
  non_sandbox_target: {
    title: "This TikTok account cannot sign in here yet",
    next: "The site is still being tested with chosen accounts. Ask to be added, or use another account.",
    developer:
      "Add the account under Sandbox, Target users at developers.tiktok.com; it can take an hour to apply.",
  },
  refused: {
    title: "TikTok refused this sign-in",
    next: TRY_AGAIN,
    developer: "The server log has TikTok's code and log_id.",
  },
};

/** What went wrong with a sign-in and what to do next, from the login page's query. */
export function SignInProblem({ error, code }: { error: string; code: string | undefined }) {
  const { title, next, developer } = WORDS[problemIn(error, code)];
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

// Auth.js calls everything "Configuration" that it has no public name for; after a callback that is
// a check that failed. Anything else in the query is somebody's invention.
function problemIn(error: string, code: string | undefined): keyof typeof WORDS {
  if (error === "Configuration") return "sign_in_lost";
  return code !== undefined && Object.hasOwn(WORDS, code) ? (code as FailureCode) : "refused";
}
