"use client";

import { primaryButton } from "@/components/ui/button";

/**
 * Replaces a page outside the dashboard that fails to render. Every page loads this file, so it is short; the
 * dashboard has `app/dashboard/error.tsx`.
 */
export default function PageError(props: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <main id="main" className="mx-auto w-full max-w-md flex-1 px-gutter pt-8 pb-20 sm:pt-16">
      <h1 className="text-title">Something went wrong</h1>
      <p role="alert" className="mt-3 text-muted">
        Try again, and if it keeps happening, come back later.
      </p>
      {props.error.digest && (
        <p className="mt-3 text-muted text-sm">Error code for support: {props.error.digest}</p>
      )}
      <button type="button" onClick={props.retry} className={`${primaryButton} mt-8`}>
        Try again
      </button>
    </main>
  );
}
