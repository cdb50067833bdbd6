import type { MetadataRoute } from "next";
import { publicOrigin } from "@/lib/origin";
import { site } from "@/lib/site";

export default function sitemap(): MetadataRoute.Sitemap {
  return ["/", "/login", "/privacy", "/terms"].map((path) => ({
    url: new URL(path, publicOrigin).href,
    lastModified: site.legalDate,
  }));
}
