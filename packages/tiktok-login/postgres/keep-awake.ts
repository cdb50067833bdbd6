import { after } from "next/server";

/** Keeps a serverless function awake until something has finished. Elsewhere it does nothing. */
export function keepAwake(work: Promise<unknown>): void {
  const finished = work.then(
    () => {},
    () => {},
  );
  try {
    after(finished);
  } catch {
    // Outside a request, such as in a script.
  }
}
