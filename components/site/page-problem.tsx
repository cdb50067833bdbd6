"use client";

import { useEffect, useSyncExternalStore } from "react";
import { type Failing, problemOf } from "@/components/site/page-problem-kind";
import { primaryButton } from "@/components/ui/button";

/** Takes the place of a page, or of a part of it, that failed: what is known about why, and what to do. */
export function PageProblem({ error, retry }: { error: Failing; retry: () => void }) {
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const { title, advice, needsReload } = problemOf(error, isOnline);
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
        onClick={needsReload ? () => location.reload() : retry}
        className={`${primaryButton} mt-8`}
      >
        {needsReload ? "Reload" : "Try again"}
      </button>
    </div>
  );
}

function subscribe(change: () => void) {
  addEventListener("online", change);
  addEventListener("offline", change);
  return () => {
    removeEventListener("online", change);
    removeEventListener("offline", change);
  };
}
