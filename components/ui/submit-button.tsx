"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";

/** A form's button, which says so while its answer is on the way; without JavaScript the browser does. */
export function SubmitButton({ className, children }: { className: string; children: ReactNode }) {
  const { pending } = useFormStatus();
  return (
    <>
      <button
        type="submit"
        className={`${className} aria-busy:cursor-progress aria-busy:opacity-60`}
        aria-busy={pending}
        // Not `disabled`, which would take the focus away.
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
