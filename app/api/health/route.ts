import { env } from "@/lib/env";
import { missingVariables } from "@/lib/env-schema";
import { version } from "@/package.json";

// Asked at run time: whether the configuration is complete is not known when this is built.
export const dynamic = "force-dynamic";

/** Whether this server runs, which version, and whether sign-in can work; names no variable. */
export function GET(): Response {
  const isConfigured = missingVariables(env).length === 0;
  return Response.json({
    status: "ok",
    version,
    configuration: isConfigured ? "complete" : "incomplete",
  });
}
