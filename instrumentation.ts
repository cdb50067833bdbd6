import type { Instrumentation } from "next";

// Next compiles this file for the edge runtime too, and leaves out what is inside these conditions.

/**
 * Reads the environment at start, so that a mistake in it stops the server with one sentence, and starts
 * tracing if it is configured.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    try {
      const { env } = await import("@/lib/env");
      if (env.NODE_ENV === "production") {
        const { ignoreUpgrades } = await import("@/lib/ignore-upgrades");
        ignoreUpgrades();
      }
      const auth = await import("@/auth");
      if (auth.reasonNotToStart) throw new Error(auth.reasonNotToStart);
      if (env.TIKTOK_EMULATOR_URL && env.NODE_ENV === "production")
        console.warn(
          "\nWARNING: this server uses a TikTok emulator, where anyone can sign in as anyone. On a deployment, remove TIKTOK_EMULATOR_URL.\n",
        );
      const { sessions } = await import("@/lib/sessions");
      // Without waiting: a database that is down for a moment keeps no server from starting.
      void sessions.users?.unavailable();
      if (env.OTEL_EXPORTER_OTLP_ENDPOINT || env.VERCEL_OTEL_ENDPOINTS) {
        const { startTelemetry } = await import("@/lib/telemetry");
        startTelemetry();
      }
    } catch (error) {
      console.error(`\nNot started: ${error instanceof Error ? error.message : error}\n`);
      process.exit(1);
    }
  }
}

/**
 * Logs an error that no one handled as one line with the route and the digest that the error page shows. Next
 * prints its stack as well. Send it to a service such as Sentry from here.
 * @see https://nextjs.org/docs/app/api-reference/file-conventions/instrumentation#onrequesterror-optional
 */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { logEvent, logFailure } = await import("@/lib/log");
    const { method } = request;
    const { routePath: route, routeType: kind } = context;
    if (isUnreadable(error, method, kind))
      return logEvent("request", "could not be read", { method, route });
    // The route, and not the path: a path can have a query with TikTok's code.
    const { digest } = error as { digest?: string };
    logFailure("unhandled", error, { method, route, kind, digest });
  }
};

// What Next and React say of a body, or of a header, that they cannot read.
const BODY =
  /^(Failed to parse body|Malformed part header|Unexpected end of|Connection closed|(Invariant: )?Expected RSC response, got|Referenced Blob is not|Invalid forward reference|BigInt is too large|aborted$)/;
// The files in which they do it, as built.
const NEXT = /app-page|node_modules_next_dist/;
const HEADER = /^The router state header was sent but could not be parsed/;

/**
 * Whether Next or React could not read a request, which is the client's fault. Middleware has refused what is not whole
 * (lib/form-request.ts); this is what only they find.
 */
function isUnreadable(error: unknown, method: string, kind: string): boolean {
  if (!(error instanceof Error)) return false;
  if (HEADER.test(error.message)) return true;
  if (method !== "POST") return false;
  if (error.name !== "SyntaxError" && BODY.test(error.message)) return true;
  return kind === "action" && isFromNext(error);
}

/** Whether Next and React alone were at work: an error of an action has this site's code in its stack. */
function isFromNext({ stack = "" }: Error): boolean {
  const places = (stack.match(/^ +at .*:\d+\)?$/gm) ?? []).filter(
    (line) => !line.includes("node:"),
  );
  return places.length > 0 && places.every((line) => NEXT.test(line));
}
