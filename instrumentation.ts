/** Reads the environment at start, so that a mistake in it stops the server with one sentence. */
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
