"use client";

import { useEffect } from "react";
import { primaryButton } from "@/components/ui/button";

/** Replaces a page of the dashboard that fails to render, or whose server action fails. The navigation stays. */
export default function DashboardError(props: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  const { error, retry } = props;
  const { title, advice } = problemOf(error);
  useEffect(() => console.error(error), [error]);
  return (
    <div className="max-w-md">
      <h1 className="text-title">{title}</h1>
      <p role="alert" className="mt-3 text-muted">
        {advice}
      </p>
      {error.digest && (
        <p className="mt-3 text-muted text-sm">Error code for support: {error.digest}</p>
      )}
      <button
        type="button"
        onClick={isOutdated(error) ? () => location.reload() : retry}
        className={`${primaryButton} mt-8`}
      >
        {isOutdated(error) ? "Reload" : "Try again"}
      </button>
    </div>
  );
}

/** Whether the server does not know an action, or a script of an earlier build is gone. */
const isOutdated = ({ name }: Error) =>
  name === "UnrecognizedActionError" || name === "ChunkLoadError";

// Only errors of the server have a digest.
function problemOf(error: Error & { digest?: string }): { title: string; advice: string } {
  if (isOutdated(error)) {
    return {
      title: "This site has been updated",
      advice:
        "You opened this page before the update, so nothing was done. Reload the page, then try again.",
    };
  }
  if (error.digest) {
    return {
      title: "Something went wrong on our side",
      advice: "This is not your fault. Try again, and if it keeps happening, come back later.",
    };
  }
  return {
    title: "This page stopped working",
    advice:
      "Check your connection to the internet, then try again. If you submitted something, check whether it went through.",
  };
}
