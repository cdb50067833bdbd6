"use client";

import { SiteHeader } from "@/components/site/header";
import { PageProblem } from "@/components/site/page-problem";

/** Replaces a page that fails to render, or whose server action fails. */
export default function PageError(props: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <>
      <SiteHeader />
      <main id="main" className="mx-auto w-full max-w-md flex-1 px-gutter pt-8 pb-20 sm:pt-16">
        <PageProblem {...props} />
      </main>
    </>
  );
}
