import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { font } from "@/components/site/font";
import { SiteFooter } from "@/components/site/footer";
import { publicOrigin } from "@/lib/origin";
import { site } from "@/lib/site";
import { theme } from "@/lib/theme";

export const metadata: Metadata = {
  metadataBase: new URL(publicOrigin),
  title: { default: `${site.name}: ${site.tagline}`, template: `%s · ${site.name}` },
  description: site.description,
  openGraph: { siteName: site.name, type: "website", url: "./" },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: theme.light.page },
    { media: "(prefers-color-scheme: dark)", color: theme.dark.page },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  // Extensions of browsers, such as Grammarly, mark both elements before React takes the page over.
  return (
    <html lang="en" className={font.variable} suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col" suppressHydrationWarning>
        <a
          href="#main"
          className="absolute -top-16 left-4 z-10 rounded-b-lg bg-accent px-4 py-2 text-on-accent focus:top-0"
        >
          Skip to content
        </a>
        {children}
        <SiteFooter />
      </body>
    </html>
  );
}
