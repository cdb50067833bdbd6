import { createHash, timingSafeEqual } from "node:crypto";
import { connection } from "next/server";
import { env, hasDatabase } from "@/lib/env";
import { logEvent } from "@/lib/log";

// Vercel ends the function after this many seconds.
export const maxDuration = 300;
// No one is begun after this time, and one person takes 95 seconds at most.
const BUDGET_MS = 200_000;

let isExplained = false;

/**
 * The daily job, for Vercel Cron and every other service that can send a header. Answers how many people were read,
 * failed and were skipped, and how many are left for the next call.
 * @see https://vercel.com/docs/cron-jobs/manage-cron-jobs#securing-cron-jobs
 */
export async function GET(request: Request): Promise<Response> {
  // A build may not know the configuration of the server.
  await connection();
  if (!hasDatabase) return Response.json({ error: "no database" }, { status: 404 });
  if (!isAllowed(request.headers.get("authorization")))
    return Response.json({ error: "unauthorized" }, { status: 401 });
  const { runDaily } = await import("@/lib/account/daily/run");
  try {
    return Response.json(await runDaily({ budget: BUDGET_MS }));
  } catch (error) {
    if (!(error instanceof Error && error.name === "DatabaseProblem")) throw error;
    return Response.json({ error: "database unavailable" }, { status: 503 });
  }
}

function isAllowed(authorization: string | null): boolean {
  if (!env.CRON_SECRET) {
    if (!isExplained) logEvent("daily", "refused, because CRON_SECRET is not set");
    isExplained = true;
    return false;
  }
  return timingSafeEqual(hash(authorization ?? ""), hash(`Bearer ${env.CRON_SECRET}`));
}

// The function compares values of the same length only.
const hash = (value: string) => createHash("sha256").update(value).digest();
