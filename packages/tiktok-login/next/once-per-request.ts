import { after } from "next/server";
import { cache } from "react";

/**
 * React's `cache`, whose results are let go once the request has been answered. Node's fetch and modules that are loaded during a
 * request keep that request's context, and React's cache with it, for as long as the process lives.
 */
export function oncePerRequest<Args extends unknown[], Result>(
  read: (...args: Args) => Result,
): (...args: Args) => Result {
  const holderFor = cache((..._args: Args): { result?: Result } => ({}));
  return (...args) => {
    const holder = holderFor(...args);
    if ("result" in holder) return holder.result as Result;
    const result = read(...args);
    holder.result = result;
    try {
      after(() => delete holder.result);
    } catch {
      // Outside a request nothing keeps the holder.
    }
    return result;
  };
}
