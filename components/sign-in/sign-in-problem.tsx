import { PROBLEM_TEXTS } from "@/components/sign-in/problem-texts";
import { type ProblemTone, toneOf } from "@/components/sign-in/problem-tone";

const STYLES: Record<ProblemTone, string> = {
  calm: "bg-page",
  wait: "bg-mark-soft",
  retry: "bg-mark-soft",
};

/**
 * Explains a failed sign-in and what to do next. `error` and `code` come from the query of the login page, so they can
 * be anything.
 * @param props.isSignedIn whether the visitor has been signed in all along
 */
export function SignInProblem(props: {
  error: string;
  code: string | undefined;
  isSignedIn?: boolean;
}) {
  const { error, code, isSignedIn = false } = props;
  const problem = problemFor(error, code);
  const { title, advice, developerHint } =
    PROBLEM_TEXTS[isSignedIn && problem === "access_denied" ? "nothing_changed" : problem];
  return (
    <section
      role="alert"
      className={`mt-6 rounded-xl border border-line p-4 sm:p-5 ${STYLES[toneOf(problem)]}`}
    >
      <h2 className="font-semibold">{title}</h2>
      <p className="mt-2 text-sm">{advice}</p>
      {developerHint && (
        <details className="mt-4 text-sm">
          <summary className="cursor-pointer font-medium">For the developer</summary>
          <p className="mt-2">{developerHint}</p>
        </details>
      )}
    </section>
  );
}

/** The same problem's tone, for what stands below it. */
export const problemTone = (error: string, code: string | undefined): ProblemTone =>
  toneOf(problemFor(error, code));

// Auth.js uses "Configuration" for every error whose cause it keeps to itself. After a callback, the cause is a failed
// check of state or PKCE.
function problemFor(error: string, code: string | undefined): keyof typeof PROBLEM_TEXTS {
  if (code !== undefined && Object.hasOwn(PROBLEM_TEXTS, code))
    return code as keyof typeof PROBLEM_TEXTS;
  if (error === "Configuration") return "sign_in_lost";
  if (error === "OAuthAccountNotLinked") return "email_taken";
  if (error === "AccessDenied") return "not_admitted";
  return error === "MissingCSRF" ? "form_outdated" : "refused";
}
