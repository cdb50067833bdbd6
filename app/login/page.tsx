import type { Metadata } from "next";
import { redirect } from "next/navigation";
import icon from "@/app/icon.svg";
import { MissingConfiguration } from "@/components/sign-in/missing-configuration";
import { SignInButtons } from "@/components/sign-in/sign-in-buttons";
import { SignInNotice } from "@/components/sign-in/sign-in-notice";
import { problemTone, SignInProblem } from "@/components/sign-in/sign-in-problem";
import { EmulatorNotice } from "@/components/site/emulator-notice";
import { SiteHeader } from "@/components/site/header";
import { env } from "@/lib/env";
import { missingVariables } from "@/lib/env-schema";
import { routes } from "@/lib/routes";
import { sessions, tiktok } from "@/lib/sessions";
import { site } from "@/lib/site";

export const metadata: Metadata = {
  title: "Sign in",
  alternates: { canonical: routes.login },
};

export default async function Login({ searchParams }: PageProps<"/login">) {
  const { error, code, callbackUrl } = await searchParams;
  const returnTo = sessions.returnPath(
    callbackUrl ?? (error && (await sessions.pageBeforeSignIn())),
  );
  const session = await sessions.current().catch(() => "unavailable" as const);
  const isUnavailable = session === "unavailable";
  const user = isUnavailable ? undefined : session?.user;
  if (user && !error) redirect(returnTo);
  const missing = missingVariables(env);
  const notice = user || error ? null : await noticeOnLogin();
  const tone = isUnavailable ? "wait" : error && problemTone(String(error), code && String(code));
  return (
    <>
      <EmulatorNotice />
      <SiteHeader />
      <main id="main" className="mx-auto w-full max-w-lg flex-1 px-gutter pt-4 pb-20 sm:pt-12">
        <div className="rounded-card border border-line bg-surface p-6 sm:p-10">
          {/* biome-ignore lint/performance/noImgElement: a drawing needs no optimiser */}
          <img src={icon.src} alt="" width={48} height={48} />
          <h1 className="mt-5 text-title">Sign in to {site.name}</h1>
          <p className="mt-3 text-muted">
            {tiktok.scopes.length > 1
              ? "TikTok asks what you want to share"
              : "TikTok asks whether you want to share your name and picture"}
            , then brings you back here. You do not need a new password.
          </p>
          {isUnavailable ? (
            <SignInProblem error="Configuration" code="database_unavailable" />
          ) : error ? (
            <SignInProblem error={String(error)} code={code && String(code)} isSignedIn={!!user} />
          ) : (
            notice && <SignInNotice notice={notice} />
          )}
          <div className="mt-6">
            {missing.length > 0 ? (
              <MissingConfiguration names={missing} />
            ) : (
              <SignInButtons
                callbackUrl={returnTo}
                variant={tone === "wait" ? "quiet" : "primary"}
              />
            )}
          </div>
          {user && (
            <p className="mt-6 text-muted text-sm">
              You are still signed in as <bdi>{user.name}</bdi>.{" "}
              <a href={returnTo} className="text-ink underline underline-offset-4">
                Go back
              </a>
            </p>
          )}
        </div>
      </main>
    </>
  );
}

async function noticeOnLogin(): Promise<string | null> {
  const notice = await sessions.noticeFor(routes.login);
  return notice ?? ((await sessions.hasEnded()) ? "session_ended" : null);
}
