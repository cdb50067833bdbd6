import { redirect } from "next/navigation";
import { startSignIn } from "@/auth";
import { sessions } from "@/lib/sessions";

const TRY_AGAIN = "Please press the button to try again.";

/** What became of a sign-in, by its code. tiktok-login's README lists all codes. */
const PROBLEMS: Record<string, string> = {
  access_denied: "You cancelled. Nothing was shared.",
  non_sandbox_target:
    "This app is being tested, and your TikTok account is not one of its testers.",
  scope_refused: "TikTok does not let this app ask for what it asked for.",
  sign_in_lost: `This sign-in took too long, or another one took its place. ${TRY_AGAIN}`,
  unavailable: `TikTok is not responding right now. ${TRY_AGAIN}`,
};

async function continueWithTikTok(form: FormData) {
  "use server";
  redirect(await startSignIn({ returnTo: sessions.returnPath(form.get("callbackUrl")) }));
}

export default async function Login({ searchParams }: PageProps<"/login">) {
  const { error, code, callbackUrl } = await searchParams;
  const returnTo = sessions.returnPath(
    callbackUrl ?? (error && (await sessions.pageBeforeSignIn())),
  );
  if (!error && (await sessions.current())) redirect(returnTo);
  const reason = code ? String(code) : "sign_in_lost";
  return (
    <main>
      <h1>Sign in</h1>
      {error && (
        <p role="alert">{PROBLEMS[reason] ?? `TikTok refused this sign-in. ${TRY_AGAIN}`}</p>
      )}
      <form action={continueWithTikTok}>
        <input type="hidden" name="callbackUrl" value={returnTo} />
        <button type="submit">Continue with TikTok</button>
      </form>
    </main>
  );
}
