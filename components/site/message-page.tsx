import type { ReactNode } from "react";
import { SiteHeader } from "@/components/site/header";
import { routes } from "@/lib/routes";

/** A page with one message and a link to the landing page. */
export function MessagePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <SiteHeader />
      <main id="main" className="mx-auto w-full max-w-md flex-1 px-gutter pt-8 pb-20 sm:pt-16">
        <h1 className="text-title">{title}</h1>
        <p role="status" className="mt-3 text-muted">
          {children}
        </p>
        <p className="mt-8">
          <a href={routes.landing} className="underline underline-offset-4">
            Back to the home page
          </a>
        </p>
      </main>
    </>
  );
}
