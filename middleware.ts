import { guard } from "@/lib/session/middleware";

export const middleware = guard;

export const config = {
  runtime: "nodejs",
  matcher: [
    {
      // Narrow on purpose: a request that passes here costs half a page more, a static page nothing.
      source: "/dashboard/:path*",
      // A prefetch must not use up a refresh token. Next shows this header to the matcher alone.
      missing: [{ type: "header", key: "next-router-prefetch" }],
    },
  ],
};
