"use client";

import { type ReactNode, useEffect, useState } from "react";
import { useFormStatus } from "react-dom";

/** After this, pressing again is no double click. */
const PATIENCE_MS = 10_000;

/** A submit button that shows when its form is being submitted. Without JavaScript, the browser shows it. */
export function SubmitButton({ className, children }: { className: string; children: ReactNode }) {
  const { pending } = useFormStatus();
  const [isStopped, setIsStopped] = useState(false);
  const isBusy = pending && !isStopped;
  // A form that leads to another site stays pending until that site's page is there, even if the way there has ended:
  // with the browser's Stop button, which is an event in most browsers, or with an answer without a page, which is none.
  useEffect(() => {
    if (!isBusy) return;
    const stop = () => setIsStopped(true);
    const timer = setTimeout(stop, PATIENCE_MS);
    window.navigation?.addEventListener("navigateerror", stop);
    return () => {
      clearTimeout(timer);
      window.navigation?.removeEventListener("navigateerror", stop);
    };
  }, [isBusy]);
  return (
    <>
      <button
        type="submit"
        className={`${className} aria-busy:cursor-progress aria-busy:opacity-60`}
        aria-busy={isBusy}
        // `disabled` would take the focus away.
        onClick={(event) => (isBusy ? event.preventDefault() : setIsStopped(false))}
      >
        {children}
      </button>
      <span role="status" className="sr-only">
        {isBusy && "Please wait"}
      </span>
    </>
  );
}
