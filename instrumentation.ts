import type { Instrumentation } from "next";

/**
 * Reads the environment at start, so that a mistake in it stops the server with one sentence, and starts
 * tracing if it is configured.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  try {
    const { env } = await import("@/lib/env");
    if (!env.OTEL_EXPORTER_OTLP_ENDPOINT && !env.VERCEL_OTEL_ENDPOINTS) return;
    const { startTelemetry } = await import("@/lib/telemetry");
    startTelemetry();
  } catch (error) {
    console.error(`\nNot started: ${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
}

/**
 * Logs an error that no one handled as one line with the route and the digest that the error page shows. Next
 * prints its stack as well. Send it to a service such as Sentry from here.
 * @see https://nextjs.org/docs/app/api-reference/file-conventions/instrumentation#onrequesterror-optional
 */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logFailure } = await import("@/lib/log");
  const { digest } = error as { digest?: string };
  const { method } = request;
  // The route, and not the path: a path can have a query with TikTok's code.
  logFailure("unhandled", error, {
    method,
    route: context.routePath,
    kind: context.routeType,
    digest,
  });
};
