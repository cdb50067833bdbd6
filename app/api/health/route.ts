import { connection } from "next/server";
import { env } from "@/lib/env";
import { missingVariables } from "@/lib/env-schema";
import { sessions } from "@/lib/sessions";
import { version } from "@/package.json";

/**
 * Reports that the server is running, its version, whether sign-in is configured, whether an emulator takes TikTok's place
 * and, with a database, whether the database can be used; if it cannot, with status 503. Names no variables.
 */
export async function GET(): Promise<Response> {
  // A build may not know the configuration of the server.
  await connection();
  const isConfigured = missingVariables(env).length === 0;
  const configuration = isConfigured ? "complete" : "incomplete";
  const facts = { version, configuration, ...(env.TIKTOK_EMULATOR_URL && { emulator: true }) };
  if (!sessions.users) return Response.json({ status: "ok", ...facts });
  const failure = await sessions.users.unavailable();
  return Response.json(
    { status: failure ? "error" : "ok", ...facts, database: failure ?? "ok" },
    { status: failure ? 503 : 200 },
  );
}
