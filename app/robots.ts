import type { MetadataRoute } from "next";
import { publicOrigin } from "@/lib/origin";
import { routes } from "@/lib/routes";

// AUTH_URL may not be known when this is built.
export const dynamic = "force-dynamic";

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", allow: "/", disallow: [routes.dashboard, "/api/"] },
    sitemap: new URL("/sitemap.xml", publicOrigin).href,
  };
}
