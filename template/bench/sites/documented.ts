import { CONFIG, generateSite } from "./site-folder";

/**
 * Auth.js's documented way: `auth` as middleware, the session read in the layout and in the page, and next to nothing on
 * it.
 * @see https://authjs.dev/getting-started/session-management/protecting
 */
export const generateDocumentedSite = () =>
  generateSite("documented", {
    "next.config.mjs": CONFIG,
    "auth.js": `import NextAuth from "next-auth";
import TikTok from "next-auth/providers/tiktok";
export const { handlers, auth, signIn, signOut } = NextAuth({ providers: [TikTok] });
`,
    "middleware.js": `export { auth as middleware } from "./auth";
export const config = { runtime: "nodejs", matcher: ["/((?!api|_next/static|_next/image|favicon.ico).*)"] };
`,
    "app/api/auth/[...nextauth]/route.js": `import { handlers } from "../../../../auth";
export const { GET, POST } = handlers;
`,
    "app/layout.jsx": `import { auth } from "../auth";
export default async function Layout({ children }) {
  const session = await auth();
  return <html lang="en"><body><header>{session ? session.user.name : "Welcome"}</header>{children}</body></html>;
}
`,
    "app/page.jsx": "export default () => <main><h1>Home</h1></main>;\n",
    "app/dashboard/page.jsx": `import { redirect } from "next/navigation";
import { auth } from "@/auth";
export default async function Dashboard() {
  const session = await auth();
  if (!session) redirect("/");
  return <main><h1>{session.user.name}</h1></main>;
}
`,
  });

/** A session cookie of that site. */
export async function documentedCookie(secret: string): Promise<string> {
  const { encode } = await import("next-auth/jwt");
  const name = "authjs.session-token";
  const token = { name: "A creator", sub: "an-id", picture: "https://example.com/picture.webp" };
  return `${name}=${await encode({ token, secret, salt: name })}`;
}
