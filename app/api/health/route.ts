import { env } from "@/lib/env";
import { missingVariables } from "@/lib/env-schema";
import { version } from "@/package.json";

// Not at build time, when the server's configuration is not known yet.
export const dynamic = "force-dynamic";

/** Whether this server runs, its version, and whether sign-in is configured. It names no variable. */
export function GET(): Response {
  const isConfigured = missingVariables(env).length === 0;
  return Response.json({
    status: "ok",
    version,
    configuration: isConfigured ? "complete" : "incomplete",
  });
}
