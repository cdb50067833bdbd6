import type { MetadataRoute } from "next";
import { publicOrigin } from "@/lib/origin";
import { routes } from "@/lib/routes";

// A build may not know AUTH_URL.
export const dynamic = "force-dynamic";

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", allow: "/", disallow: [routes.dashboard, "/api/"] },
    sitemap: new URL("/sitemap.xml", publicOrigin).href,
  };
}
