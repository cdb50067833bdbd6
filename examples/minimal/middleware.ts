import { sessions } from "@/lib/sessions";

// Redirects visitors who are not signed in, and refreshes TikTok's tokens before they expire.
export const middleware = sessions.middleware({ pages: ["/profile"] });

export const config = {
  runtime: "nodejs",
  matcher: [
    {
      source: "/profile/:path*",
      // A prefetch must not use up a refresh token.
      missing: [{ type: "header", key: "next-router-prefetch" }],
    },
  ],
};
