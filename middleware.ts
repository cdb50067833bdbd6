import { guard } from "@/lib/session/guard";

export const middleware = guard;

// Narrow on purpose: a request that passes here costs half a page more, and static pages none of it.
export const config = { matcher: ["/dashboard/:path*"], runtime: "nodejs" };
