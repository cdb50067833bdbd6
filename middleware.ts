import { protect } from "@/lib/session/middleware";

export const middleware = protect;

export const config = {
  runtime: "nodejs",
  matcher: [
    {
      // Narrow on purpose: running middleware costs about as much as half a page.
      source: "/dashboard/:path*",
      // A prefetch must not use up a refresh token. Next shows this header to the matcher alone.
      missing: [{ type: "header", key: "next-router-prefetch" }],
    },
  ],
};
