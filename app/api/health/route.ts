import { connection } from "next/server";
import { env } from "@/lib/env";
import { missingVariables } from "@/lib/env-schema";
import { version } from "@/package.json";

/** Reports that the server is running, its version, and whether sign-in is configured. Names no variables. */
export async function GET(): Promise<Response> {
  // A build may not know the configuration of the server.
  await connection();
  const isConfigured = missingVariables(env).length === 0;
  return Response.json({
    status: "ok",
    version,
    configuration: isConfigured ? "complete" : "incomplete",
  });
}
