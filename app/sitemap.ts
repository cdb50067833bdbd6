import type { MetadataRoute } from "next";
import { publicOrigin } from "@/lib/origin";
import { routes } from "@/lib/routes";
import { site } from "@/lib/site";

// A build may not know AUTH_URL.
export const dynamic = "force-dynamic";

export default function sitemap(): MetadataRoute.Sitemap {
  return [routes.landing, routes.login, routes.privacy, routes.terms].map((path) => ({
    url: new URL(path, publicOrigin).href,
    lastModified: site.legalDate,
  }));
}
