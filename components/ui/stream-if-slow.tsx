import { headers } from "next/headers";
import { cache, type ReactNode, Suspense } from "react";

// Data in memory takes a few milliseconds, a call to another server a few hundred.
const FAST_MS = 40;

interface Props<Data> {
  data: Promise<Data>;
  /** What is shown until slow data arrives. */
  skeleton: ReactNode;
  /** Renders the data. It awaits nothing, so that everything appears at once. */
  children: (data: Data) => ReactNode;
}

/**
 * Renders data that is there within 40 ms in its place, and streams slower data, behind a skeleton.
 *
 * `<Suspense>` alone would not do: React moves what is ready out of its place too, to the end of a page that is longer
 * than 12.8 kB, and only its script puts it back. Without JavaScript even data from memory would stay hidden. Slow data
 * does, so a skeleton links to the page itself (`Skeleton`): by then, what was slow is in memory.
 */
export async function StreamIfSlow<Data>({ data, skeleton, children }: Props<Data>) {
  if (await isFast(data)) return children(await data);
  return (
    <Suspense fallback={skeleton}>
      <Late data={data}>{children}</Late>
    </Suspense>
  );
}

async function Late<Data>({ data, children }: Omit<Props<Data>, "skeleton">) {
  return children(await data);
}

// One answer for all that a page makes of the same data: part of it alone would have no link.
const isFast = cache(async (data: Promise<unknown>): Promise<boolean> => {
  // After an action such as Refresh, the browser shows what it had until the new page is whole.
  if ((await headers()).has("next-action")) return data.then(() => true);
  const later = new Promise<boolean>((resolve) => setTimeout(resolve, FAST_MS, false));
  return Promise.race([data.then(() => true), later]);
});
