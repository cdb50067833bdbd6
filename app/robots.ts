import type { MetadataRoute } from "next";
import { publicOrigin } from "@/lib/origin";

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/dashboard", "/api/"] },
    sitemap: new URL("/sitemap.xml", publicOrigin).href,
  };
}
