"use client";

import { type ReactNode, use } from "react";

/** Renders its children when a promise from the server has come, not before. */
export function OnceThere({ after, children }: { after: Promise<void>; children: ReactNode }) {
  use(after);
  return children;
}
