import type { Metadata } from "next";
import { ContinueWithTikTok } from "@/components/sign-in/continue-with-tiktok";
import { DemoLink } from "@/components/site/demo-link";
import { SiteHeader } from "@/components/site/header";
import { Sketch } from "@/components/site/sketch";
import { quietButton } from "@/components/ui/button";
import { routes } from "@/lib/routes";
import { site } from "@/lib/site";

export const metadata: Metadata = { alternates: { canonical: routes.landing } };

const STEPS = [
  {
    title: "Continue with TikTok",
    text: "You sign in on TikTok's own page. We never see your password, and you do not need a new one.",
  },
  {
    title: "Choose what to share",
    text: "TikTok shows you what this site asks for. Your name and picture are enough to sign in.",
  },
  {
    title: "See your page",
    text: "It shows what you share. If you change your mind, you can disconnect in the settings, in two clicks.",
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
            <h1 className="text-balance text-display">{site.tagline}</h1>
            <p className="mt-6 max-w-xl text-lg text-muted">{site.description}</p>
            <div className="mt-8 flex flex-col gap-3 sm:flex-row sm:items-center [&_button]:max-sm:w-full">
              <ContinueWithTikTok callbackUrl={routes.dashboard} />
              <DemoLink className={`${quietButton} min-h-12 px-6 text-base`} />
            </div>
          </div>
          <Sketch className="mx-auto w-full max-w-52 md:max-w-60" />
        </div>
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
          <h2 className="text-heading">You see the list first</h2>
          <p className="mt-2 text-muted">
            TikTok shows you the list before you agree. Our{" "}
            <a href={routes.privacy} className="text-ink underline underline-offset-4">
              privacy policy
            </a>{" "}
            lists it too, and says what each item is for, where it is stored, and how to delete it.
          </p>
        </section>
      </main>
    </>
  );
}
