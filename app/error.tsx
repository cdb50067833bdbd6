"use client";

import { useEffect } from "react";
import { SiteHeader } from "@/components/site/header";
import { primaryButton } from "@/components/ui/button";

/** Replaces a page that fails to render. */
export default function PageError(props: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  const { error, retry } = props;
  useEffect(() => console.error(error), [error]);
  return (
    <>
      <SiteHeader />
      <main id="main" className="mx-auto w-full max-w-md flex-1 px-gutter pt-8 pb-20 sm:pt-16">
        <h1 className="text-title">Something went wrong on our side</h1>
        <p role="alert" className="mt-3 text-muted">
          This is not your fault. Try again, and if it keeps happening, come back later.
        </p>
        {error.digest && (
          <p className="mt-3 text-muted text-sm">Error code for support: {error.digest}</p>
        )}
        <button type="button" onClick={retry} className={`${primaryButton} mt-8`}>
          Try again
        </button>
      </main>
    </>
  );
}
