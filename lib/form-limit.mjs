/** The largest body of a server action. Next reads it from next.config.mjs, and would answer a larger one with status 500. */
export const MAX_ACTION_BYTES = 1024 * 1024;
