import { type ReactNode, Suspense } from "react";
import { RenderAfter } from "@/components/ui/render-after";

// A cached read takes a few milliseconds, a call to TikTok a few hundred.
const SOON_MS = 40;
// Longer than React needs to write out what it has.
const FLUSH_MS = 10;

/**
 * Renders content whose data arrives soon as part of the page, so that no skeleton flashes by, and streams
 * slow content behind a skeleton of the same shape. React may send a boundary in pieces if it flushes while
 * the boundary is half written, and only its script puts the pieces together. So the boundary is filled in
 * one go, after the data is there.
 * @param reading the data that the children wait for
 */
export async function StreamIfSlow(props: {
  reading: Promise<unknown>;
  skeleton: ReactNode;
  children: ReactNode;
}) {
  const { reading, skeleton, children } = props;
  if (await arrivesSoon(reading)) return children;
  const written = reading.then(() => new Promise<void>((done) => setTimeout(done, FLUSH_MS)));
  return (
    <Suspense fallback={skeleton}>
      <RenderAfter ready={written}>{children}</RenderAfter>
    </Suspense>
  );
}

async function arrivesSoon(reading: Promise<unknown>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, SOON_MS, false));
  return Promise.race([reading.then(() => true), late]);
}
