import { type ReactNode, Suspense } from "react";
import { RenderAfter } from "@/components/ui/render-after";

// Cached data takes a few milliseconds, a call to another server a few hundred.
const FAST_MS = 40;
// Longer than React takes to send what it has rendered so far.
const FLUSH_MS = 10;

/**
 * Streams content whose data is slow, and shows a skeleton until it arrives. Content whose data is fast is part of the
 * page from the start, so that no skeleton flashes by.
 *
 * React can send half-rendered content in several pieces, and only its script puts them together. Without JavaScript
 * they would stay apart, so the content is rendered in one go once its data is there.
 * @param data the promise that the children wait for
 */
export async function StreamIfSlow(props: {
  data: Promise<unknown>;
  skeleton: ReactNode;
  children: ReactNode;
}) {
  const { data, skeleton, children } = props;
  if (await isFast(data)) return children;
  const ready = data.then(() => new Promise<void>((resolve) => setTimeout(resolve, FLUSH_MS)));
  return (
    <Suspense fallback={skeleton}>
      <RenderAfter ready={ready}>{children}</RenderAfter>
    </Suspense>
  );
}

async function isFast(data: Promise<unknown>): Promise<boolean> {
  const timeout = new Promise<boolean>((resolve) => setTimeout(resolve, FAST_MS, false));
  return Promise.race([data.then(() => true), timeout]);
}
