import { createHash, timingSafeEqual } from "node:crypto";
import { connection } from "next/server";
import { isProbe, refuseProbe } from "tiktok-login/next";
import { database } from "@/lib/database";
import { env } from "@/lib/env";
import { logEvent } from "@/lib/log";

// Vercel ends the function after this many seconds.
export const maxDuration = 300;
// No further user is started after this time, and one takes 95 seconds at most.
const BUDGET_MS = 200_000;

// Anyone can send requests, and one line says it.
let isReported = false;

// Values of the same length, for a comparison that always takes the same time.
const hash = (value: string) => createHash("sha256").update(value).digest();

/**
 * The daily job, for Vercel Cron and any other service that can send a header.
 * @see https://vercel.com/docs/cron-jobs/manage-cron-jobs#securing-cron-jobs
 */
export async function GET(request: Request): Promise<Response> {
  // A build may not know the configuration of the server.
  await connection();
  if (!database) return Response.json({ error: "no database" }, { status: 404 });
  if (isProbe(request)) return refuseProbe(request);
  if (!env.CRON_SECRET && !isReported) {
    isReported = true;
    logEvent("daily", "refused, because CRON_SECRET is not set");
  }
  const sent = hash(request.headers.get("authorization") ?? "");
  if (!env.CRON_SECRET || !timingSafeEqual(sent, hash(`Bearer ${env.CRON_SECRET}`)))
    return Response.json({ error: "unauthorized" }, { status: 401 });
  const { runDaily } = await import("@/lib/history/daily");
  return runDaily({ budget: BUDGET_MS }).then(Response.json, (error: Error) => {
    if (error.name !== "DatabaseProblem") throw error;
    return Response.json({ error: "database unavailable" }, { status: 503 });
  });
}
