import { processWide } from "../internal/process-wide";

/** Lets this process take a database for down, or not. @param url its address */
export function outageOf(url: string) {
  const state = processWide<{ failedAt?: number | undefined }>(`database ${url}`, () => ({}));
  return {
    note() {
      state.failedAt = performance.now();
    },
    end() {
      state.failedAt = undefined;
    },
  };
}
