import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { publicOrigin } from "@/lib/origin";
import { routes } from "@/lib/routes";

export default async function robots(): Promise<MetadataRoute.Robots> {
  // A build may not know AUTH_URL.
  await connection();
  return {
    rules: { userAgent: "*", allow: "/", disallow: [routes.dashboard, "/api/"] },
    sitemap: new URL("/sitemap.xml", publicOrigin).href,
  };
}
