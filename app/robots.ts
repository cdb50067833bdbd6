import type { MetadataRoute } from "next";
import { publicOrigin } from "@/lib/origin";
import { routes } from "@/lib/routes";

// Not at build time, when AUTH_URL may not be known yet.
export const dynamic = "force-dynamic";

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", allow: "/", disallow: [routes.dashboard, "/api/"] },
    sitemap: new URL("/sitemap.xml", publicOrigin).href,
  };
}
