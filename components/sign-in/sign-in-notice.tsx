const TEXTS: Record<string, string> = {
  signed_out: "You are signed out in this browser.",
  not_disconnected:
    "You were signed out already, so TikTok was not disconnected. Sign in to finish.",
  not_deleted: "You were signed out already, so your data was not deleted. Sign in to finish.",
  not_done: "You had already been signed out, so nothing was changed. Sign in to continue.",
  session_ended: "Your session has ended. Sign in to continue.",
};

/** Says what has just happened to a visitor who is not signed in any more. */
export function SignInNotice({ notice }: { notice: string }) {
  const text = Object.hasOwn(TEXTS, notice) ? TEXTS[notice] : null;
  return (
    text && (
      <p role="status" className="mt-6 rounded-xl border border-line bg-page p-4 text-sm sm:p-5">
        {text}
      </p>
    )
  );
}
