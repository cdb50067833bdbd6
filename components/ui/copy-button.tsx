"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";

/** Copies a text, and confirms it for two seconds, also to screen readers. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={label}
      className="inline-grid size-9 shrink-0 cursor-pointer place-items-center rounded-full text-muted hover:text-ink"
    >
      <Icon aria-hidden className="size-4" />
      <span role="status" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </button>
  );
}
