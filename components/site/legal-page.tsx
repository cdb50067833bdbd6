import type { ReactNode } from "react";
import { SiteHeader } from "@/components/site/header";
import { site } from "@/lib/site";

const dateFormat = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" });

/** A page of legal text, with the date of its last change. */
export function LegalPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <SiteHeader />
      <main id="main" className="mx-auto w-full max-w-4xl flex-1 px-gutter pt-6 pb-20">
        <h1 className="text-title">{title}</h1>
        <p className="mt-3 text-muted text-sm">
          Last updated{" "}
          <time dateTime={site.legalDate}>{dateFormat.format(new Date(site.legalDate))}</time>
        </p>
        <div className="mt-8 max-w-prose space-y-8">{children}</div>
      </main>
    </>
  );
}

/** A section of a legal page. */
export function Clause({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-3">
      <h2 className="text-heading">{title}</h2>
      {children}
    </section>
  );
}
