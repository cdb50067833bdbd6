"use client";

import { type ReactNode, use } from "react";

/** Renders its children once a promise from the server resolves. */
export function RenderAfter({ ready, children }: { ready: Promise<void>; children: ReactNode }) {
  use(ready);
  return children;
}
