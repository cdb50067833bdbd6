"use client";

import { useEffect } from "react";
import { SiteHeader } from "@/components/site/header";
import { primaryButton } from "@/components/ui/button";

/** What is shown when a page breaks; the person is still signed in. */
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
        <h1 className="text-title">Something broke on our side</h1>
        <p role="alert" className="mt-3 text-muted">
          You are still signed in and nothing is lost. Try again; if it happens again, come back in
          a while.
        </p>
        {error.digest && (
          <p className="mt-3 text-muted text-sm">In the server's log: {error.digest}</p>
        )}
        <button type="button" onClick={retry} className={`${primaryButton} mt-8`}>
          Try again
        </button>
      </main>
    </>
  );
}
