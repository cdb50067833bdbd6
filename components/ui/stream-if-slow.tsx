import { type ReactNode, Suspense } from "react";
import { OnceThere } from "@/components/ui/render-after";
import { isThereSoon } from "@/lib/moment";

// More than React takes to write out what it has.
const WRITING_MS = 10;

/**
 * Shows what is read within a moment as part of the page, and streams what is not, behind a skeleton of
 * the same shape. React sends a boundary's content in pieces when it is caught half-written, and only its
 * script puts them together; so a boundary is opened for what is late alone, and filled once it is whole.
 * @param reading what the children wait for
 */
export async function Streamed(props: {
  reading: Promise<unknown>;
  skeleton: ReactNode;
  children: ReactNode;
}) {
  const { reading, skeleton, children } = props;
  if (await isThereSoon(reading)) return children;
  const written = reading.then(() => new Promise<void>((done) => setTimeout(done, WRITING_MS)));
  return (
    <Suspense fallback={skeleton}>
      <OnceThere after={written}>{children}</OnceThere>
    </Suspense>
  );
}
