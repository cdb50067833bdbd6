import { ChartNoAxesColumn, CircleUserRound, ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ContinueWithTikTok } from "@/components/continue-with-tiktok";
import { ScopeList } from "@/components/scope-list";
import { SiteHeader } from "@/components/site-header";
import { HOME } from "@/lib/session/callback-url";
import { site } from "@/lib/site";
import { tiktokApp } from "@/lib/tiktok/app";

export const metadata: Metadata = { alternates: { canonical: "/" } };

const POINTS = [
  {
    icon: CircleUserRound,
    title: "Your profile",
    text: "Name, picture and bio, as TikTok has them today.",
  },
  {
    icon: ChartNoAxesColumn,
    title: "Your numbers",
    text: "Followers, following, likes and videos, if you choose to share them.",
  },
  {
    icon: ShieldCheck,
    title: "Your choice",
    text: "You pick what to share on TikTok's own page. No password ever reaches us.",
  },
];

export default function Landing() {
  return (
    <>
      <SiteHeader>
        <Link
          href={HOME}
          prefetch={false}
          className="text-muted text-sm underline-offset-4 hover:underline"
        >
          Dashboard
        </Link>
      </SiteHeader>
      <main id="main" className="mx-auto w-full max-w-4xl flex-1 px-5 pt-10 pb-20 sm:pt-20">
        <h1 className="max-w-2xl text-balance font-semibold text-4xl tracking-tight sm:text-6xl">
          {site.tagline}
        </h1>
        <p className="mt-6 max-w-xl text-lg text-muted">
          Sign in with the account you already have. {site.name} reads your public profile and shows
          it back to you, without posting anything.
        </p>
        <div className="mt-8">
          <ContinueWithTikTok callbackUrl={HOME} />
        </div>
        <section className="mt-16 max-w-xl">
          <h2 className="font-semibold text-xl tracking-tight">What you are asked for, and why</h2>
          <p className="mt-2 mb-4 text-muted">
            TikTok shows this list and lets you say no to all but the first.
          </p>
          <ScopeList scopes={tiktokApp.scopes} />
        </section>
        <ul className="mt-12 grid gap-4 sm:grid-cols-3">
          {POINTS.map(({ icon: Icon, title, text }) => (
            <li key={title} className="rounded-card border border-line bg-surface p-6">
              <Icon aria-hidden className="size-6 text-mark" />
              <h2 className="mt-4 font-semibold">{title}</h2>
              <p className="mt-1 text-muted text-sm">{text}</p>
            </li>
          ))}
        </ul>
      </main>
    </>
  );
}
