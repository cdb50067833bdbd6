import type { Metadata } from "next";
import { ContinueWithTikTok } from "@/components/sign-in/continue-with-tiktok";
import { ScopeList } from "@/components/sign-in/scope-list";
import { DemoLink } from "@/components/site/demo-link";
import { SiteHeader } from "@/components/site/header";
import { ProductPicture } from "@/components/site/product-picture";
import {
  DASHBOARD_PICTURES,
  VIDEOS_ON_PHONE,
  VIDEOS_PICTURE,
} from "@/components/site/product-pictures";
import { gift, promise } from "@/components/site/promise";
import { quietButton } from "@/components/ui/button";
import { routes } from "@/lib/routes";
import { tiktokApp } from "@/lib/tiktok/app";

export const metadata: Metadata = { alternates: { canonical: routes.landing } };

const PHONE =
  "mx-auto h-auto w-full max-w-60 rounded-[2.25rem] border-8 border-ink/90 shadow-2xl shadow-ink/20 md:max-w-72 dark:border-line";

const hasChoice = tiktokApp.scopes.length > 1;

const STEPS = [
  {
    title: "Continue with TikTok",
    text: "You sign in on TikTok's own page. We never see your password, and you do not need a new one.",
  },
  hasChoice
    ? {
        title: "Choose what to share",
        text: "TikTok shows you what this site asks for. Share only the basics if you like, and add the rest later.",
      }
    : {
        title: "Agree to share the basics",
        text: "TikTok shows you what this site asks for: your name and picture, and nothing else.",
      },
  {
    title: "See your dashboard",
    text: "It shows what you chose to share. If you change your mind, you can disconnect in the settings, in two clicks.",
  },
];

export default function Landing() {
  return (
    <>
      <SiteHeader>
        {/* Not a Link, which would keep this page's policy: the dashboard has a stricter one. */}
        <a
          href={routes.dashboard}
          className="py-2 text-muted text-sm underline-offset-4 hover:underline"
        >
          Dashboard
        </a>
      </SiteHeader>
      <main id="main" className="mx-auto w-full max-w-4xl flex-1 px-gutter pt-8 pb-20 sm:pt-14">
        <div className="grid items-center gap-12 md:grid-cols-[1fr_18rem] md:gap-16">
          <div>
            <h1 className="text-balance text-display">{promise.tagline}</h1>
            <p className="mt-6 max-w-xl text-lg text-muted">{promise.description}</p>
            <div className="mt-8 flex flex-col gap-3 sm:flex-row sm:items-center [&_button]:max-sm:w-full">
              <ContinueWithTikTok callbackUrl={routes.dashboard} />
              {gift !== "profile" && (
                <DemoLink className={`${quietButton} min-h-12 px-6 text-base`} />
              )}
            </div>
          </div>
          <ProductPicture
            picture={DASHBOARD_PICTURES[gift]}
            sizes="(min-width: 48rem) 17rem, 14rem"
            className={PHONE}
            isFirst
          />
        </div>
        {gift === "videos" && <VideosSection />}
        <section className="mt-20 sm:mt-28">
          <h2 className="text-heading">How it works</h2>
          <ol className="mt-6 grid gap-x-8 gap-y-6 sm:grid-cols-3">
            {STEPS.map(({ title, text }, index) => (
              <li key={title} className="border-mark border-t-2 pt-4">
                <span aria-hidden className="font-semibold text-mark text-sm tabular-nums">
                  {index + 1}
                </span>
                <h3 className="mt-1 font-semibold">{title}</h3>
                <p className="mt-1 text-muted text-sm">{text}</p>
              </li>
            ))}
          </ol>
        </section>
        <section className="mt-16 max-w-2xl">
          <h2 className="text-heading">What we ask for, and why</h2>
          <p className="mt-2 mb-5 text-muted">
            TikTok shows you this {hasChoice && "list "}before you agree.
            {hasChoice && " Only the first item is required."}
          </p>
          <ScopeList scopes={tiktokApp.scopes} />
        </section>
      </main>
    </>
  );
}

function VideosSection() {
  return (
    <section className="mt-20 sm:mt-28">
      <h2 className="text-heading">Every video, with its numbers</h2>
      <p className="mt-2 max-w-2xl text-muted">
        Views, likes, comments and shares as TikTok counts them, beside the cover that you know the
        video by.
      </p>
      {/* A browser loads only the one of the two that it shows. */}
      <ProductPicture
        picture={VIDEOS_ON_PHONE}
        sizes="14rem"
        className={`${PHONE} mt-8 sm:hidden`}
      />
      <ProductPicture
        picture={VIDEOS_PICTURE}
        sizes="(min-width: 56rem) 54rem, calc(100vw - 2.5rem)"
        className="mt-6 h-auto w-full rounded-card max-sm:hidden border border-line shadow-ink/10 shadow-xl"
      />
    </section>
  );
}
