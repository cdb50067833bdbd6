"use client";

import { type ReactNode, useEffect } from "react";
import { useFormStatus } from "react-dom";

/** How long the way to another site's page may take before the button can be pressed again. */
const PATIENCE_MS = 10_000;

/** A submit button that shows when its form is being submitted. Without JavaScript, the browser shows it. */
export function SubmitButton({ className, children }: { className: string; children: ReactNode }) {
  const { pending } = useFormStatus();
  useEffect(() => (pending ? watchDeparture() : undefined), [pending]);
  return (
    <>
      <button
        type="submit"
        className={`${className} aria-busy:cursor-progress aria-busy:opacity-60`}
        aria-busy={pending}
        // `disabled` would take the focus away.
        onClick={(event) => pending && event.preventDefault()}
      >
        {children}
      </button>
      <span role="status" className="sr-only">
        {pending && "Please wait"}
      </span>
    </>
  );
}

/**
 * Once a form leads to another site, Next waits for the end of this page and takes the other site's address for its own.
 * If the page stays, this makes Next use the page's address again, which ends the waiting. The browser's Stop button is
 * an event; an answer without a page (204) is none.
 * @returns ends the watching
 */
function watchDeparture(): () => void {
  const watching = new AbortController();
  const { signal } = watching;
  const stay = () => {
    // The call below would end the other navigation's event, and so call this again.
    watching.abort();
    // Next's router takes the address from this call. It does not interrupt a navigation that is still on its way.
    history.replaceState(null, "", location.href);
  };
  const leave = ({ destination }: NavigateEvent) => {
    if (destination.sameDocument) return;
    const timer = setTimeout(stay, PATIENCE_MS);
    signal.addEventListener("abort", () => clearTimeout(timer));
  };
  window.navigation?.addEventListener("navigate", leave, { signal });
  window.navigation?.addEventListener("navigateerror", stay, { signal });
  return () => watching.abort();
}
