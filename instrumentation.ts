/** Reads the environment as the server starts, so that a mistake in it is one sentence and no server. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    try {
      await import("@/lib/env");
    } catch (error) {
      console.error(`\nNot started: ${error instanceof Error ? error.message : error}\n`);
      process.exit(1);
    }
  }
}
