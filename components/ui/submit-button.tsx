"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";

/** A form's button that shows when the form is being submitted. Without JavaScript the browser does. */
export function SubmitButton({ className, children }: { className: string; children: ReactNode }) {
  const { pending } = useFormStatus();
  return (
    <>
      <button
        type="submit"
        className={`${className} aria-busy:cursor-progress aria-busy:opacity-60`}
        aria-busy={pending}
        // Not `disabled`, which would lose the focus.
        onClick={(event) => pending && event.preventDefault()}
      >
        {children}
      </button>
      <span role="status" className="sr-only">
        {pending && "One moment"}
      </span>
    </>
  );
}
