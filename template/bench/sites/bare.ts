import { CONFIG, generateSite } from "./site-folder";

const FILES = {
  "next.config.mjs": CONFIG,
  "app/layout.jsx": `export default ({ children }) => <html lang="en"><body>{children}</body></html>;\n`,
  "app/page.jsx": "export default () => <main><h1>Bare</h1><p>A static page.</p></main>;\n",
  "app/dynamic/page.jsx": `import { headers } from "next/headers";
export default async function Dynamic() {
  const agent = (await headers()).get("user-agent");
  return <main><h1>Bare</h1><p>Rendered for {agent ?? "you"}.</p></main>;
}
`,
};

/** A Next site with one static page and one that is rendered per request, and nothing else. */
export const generateBareSite = () => generateSite("bare", FILES);

/** The same with a middleware that does nothing before the page that is rendered per request: what Next takes for one. */
export const generateSiteWithMiddleware = () =>
  generateSite("middleware", {
    ...FILES,
    "middleware.js": `import { NextResponse } from "next/server";
export const middleware = () => NextResponse.next();
export const config = { runtime: "nodejs", matcher: ["/dynamic"] };
`,
  });
