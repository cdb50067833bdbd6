"use client";

import { type ReactNode, useState } from "react";

/**
 * Copies a text, and confirms it for two seconds, also to screen readers.
 * @param props.icon and `doneIcon` for what it shows; from the server, so that the browser need not draw them
 */
export function CopyButton(props: {
  text: string;
  label: string;
  icon: ReactNode;
  doneIcon: ReactNode;
}) {
  const { text, label, icon, doneIcon } = props;
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={label}
      className="inline-grid size-9 shrink-0 cursor-pointer place-items-center rounded-full text-muted hover:text-ink"
    >
      {copied ? doneIcon : icon}
      <span role="status" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </button>
  );
}
