import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { publicOrigin } from "@/lib/origin";
import { routes } from "@/lib/routes";
import { site } from "@/lib/site";

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  // A build may not know AUTH_URL.
  await connection();
  return [routes.landing, routes.login, routes.privacy, routes.terms].map((path) => ({
    url: new URL(path, publicOrigin).href,
    lastModified: site.legalDate,
  }));
}
