import type { MetadataRoute } from "next";
import { promise } from "@/components/site/promise";
import { routes } from "@/lib/routes";
import { site } from "@/lib/site";
import { theme } from "@/lib/theme";

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: site.name,
    short_name: site.name,
    description: promise.description,
    start_url: routes.dashboard,
    display: "standalone",
    background_color: theme.light.page,
    theme_color: theme.light.page,
    icons: [
      { src: "/icon/mark", sizes: "any", type: "image/svg+xml" },
      { src: "/icon/192", sizes: "192x192", type: "image/png" },
      { src: "/icon/512", sizes: "512x512", type: "image/png" },
      { src: "/apple-icon/512", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
