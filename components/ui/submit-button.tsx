"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";

/** A submit button that shows when its server action is under way. Without JavaScript, the browser shows it. */
export function SubmitButton({ className, children }: { className: string; children: ReactNode }) {
  const { pending } = useFormStatus();
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
