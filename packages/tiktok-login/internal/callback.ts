import { AsyncLocalStorage } from "node:async_hooks";

const callback = new AsyncLocalStorage<URLSearchParams>();

/** Lets Auth.js finish a sign-in. Its provider does not see the query of the callback, which `currentCallback` then is. */
export const withCallback = <Result>(query: URLSearchParams, finish: () => Result): Result =>
  callback.run(query, finish);

/** The query of the callback of the sign-in that is being finished. */
export const currentCallback = (): URLSearchParams | undefined => callback.getStore();
