import type { Metadata } from "next";
import Link from "next/link";
import { SiteHeader } from "@/components/site-header";
import { site } from "@/lib/site";

export const metadata: Metadata = { title: "Disconnected", robots: { index: false } };

export default async function Disconnected({ searchParams }: PageProps<"/disconnected">) {
  const stands = (await searchParams).grant === "stands";
  return (
    <>
      <SiteHeader />
      <main id="main" className="mx-auto w-full max-w-md flex-1 px-5 pt-8 pb-20 sm:pt-16">
        <h1 className="font-semibold text-3xl tracking-tight">
          {stands ? "Signed out, but TikTok was not told" : "TikTok is disconnected"}
        </h1>
        <p role="status" className="mt-3 text-muted">
          {stands
            ? `You are signed out here and what was read is dropped. TikTok did not confirm that ${site.name}'s access has ended: to be sure, open TikTok, go to Settings and privacy, Security and permissions, Apps and services permissions, and remove ${site.name} there.`
            : `${site.name} can no longer read your TikTok account. You are signed out, and what was read is dropped.`}
        </p>
        <p className="mt-8">
          <Link href="/" className="underline underline-offset-4">
            Back to the start
          </Link>
        </p>
      </main>
    </>
  );
}
