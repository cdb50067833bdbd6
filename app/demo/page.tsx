import type { Metadata } from "next";
import { creator, videos, videosBefore } from "@/app/demo/creator";
import { About } from "@/components/dashboard/about";
import { Comparison } from "@/components/dashboard/comparison";
import { IdentityHeader } from "@/components/dashboard/identity-header";
import { Overview } from "@/components/dashboard/overview";
import { SiteHeader } from "@/components/site/header";
import { primaryButton } from "@/components/ui/button";
import { routes } from "@/lib/routes";
import { hasScope, type Scope } from "@/lib/scopes";
import { tiktok } from "@/lib/sessions";

const LOCALE = "en";

export const metadata: Metadata = {
  title: "Demo",
  description: "The dashboard with the invented numbers of an invented creator.",
  robots: { index: false },
};

/** The dashboard with an invented creator's data, as the configured scopes would show it. Delete this folder to remove it. */
export default function Demo() {
  const asks = (scope: Scope) => hasScope(tiktok.scopes, scope);
  const { name, username, image } = creator.identity;
  return (
    <>
      <aside
        aria-label="Demo"
        className="bg-mark-soft px-gutter py-2 text-center text-mark text-sm print:hidden"
      >
        This is a demo: the creator and every number are invented.
      </aside>
      <SiteHeader>
        {/* Not a Link, which would keep this page's policy: the login page has a stricter one. */}
        <a
          href={routes.login}
          className="py-2 text-muted text-sm underline-offset-4 hover:underline"
        >
          Sign in
        </a>
      </SiteHeader>
      <main id="main" className="mx-auto w-full max-w-4xl flex-1 space-y-6 px-gutter pt-6 pb-20">
        <IdentityHeader
          identity={{ name, image, username: asks("user.info.profile") ? username : null }}
        />
        {asks("user.info.profile") && <About profile={creator.profile} />}
        <Overview
          videos={asks("video.list") ? videos : null}
          stats={asks("user.info.stats") ? creator.stats : {}}
          history={null}
          locale={LOCALE}
          comparison={
            asks("video.list") && (
              <Comparison videos={videos} before={videosBefore} locale={LOCALE} />
            )
          }
        />
        <section className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 rounded-card bg-mark-soft p-5 sm:p-6">
          <p className="max-w-prose">
            <strong className="font-semibold">That was {name}.</strong> Sign in with TikTok to see
            this page about your own account.
          </p>
          <a href={routes.login} className={primaryButton}>
            Sign in
          </a>
        </section>
      </main>
    </>
  );
}
