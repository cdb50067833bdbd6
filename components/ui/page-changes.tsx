"use client";

import { useEffect, useState } from "react";
import { watchChanges } from "@/components/ui/watch-changes";

/**
 * Keeps the keyboard's place in `<main>` when what has the focus is replaced, and announces what changed. Put it
 * outside of `<main>`, so that nothing replaces it.
 *
 * The text of an element with `data-announce` is announced when the attribute changes while the person stays on the
 * page. Next announces the title of another page.
 */
export function PageChanges() {
  const [{ text, count }, setNews] = useState({ text: "", count: 0 });
  useEffect(
    () => watchChanges((news) => setNews((before) => ({ text: news, count: before.count + 1 }))),
    [],
  );
  return (
    <p role="status" className="sr-only">
      {/* Another element each time: the same words are announced again. */}
      <span key={count}>{text}</span>
    </p>
  );
}
