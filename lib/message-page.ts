import { site } from "@/lib/site";
import { theme } from "@/lib/theme";

interface Message {
  status: number;
  title: string;
  text: string;
  /** Seconds after which the same address may work again; the page then has a button for it. */
  retryAfter?: number;
}

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const STYLE = `:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:28rem;margin:0 auto;padding:1.25rem;background:light-dark(${theme.light.page},${theme.dark.page})}
a{color:inherit;font-weight:600;text-decoration:none}
h1{margin:3rem 0 0;font-size:1.75rem;line-height:1.2;letter-spacing:-.025em;text-wrap:balance}
.button{display:inline-block;padding:.625rem 1.5rem;border-radius:2rem;background:CanvasText;color:Canvas}`;

const asHtml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/**
 * A page with one message, for what middleware and route handlers answer themselves. They do not let Next render it:
 * on a server that listens on 127.0.0.1, Next takes a rewrite for another server's and asks itself over the network
 * (vercel/next.js#94745), and it would run the action of a form that has been refused.
 */
export function messagePage({ status, title, text, retryAfter }: Message): Response {
  const name = asHtml(site.name);
  // An empty address is that of the page that was wanted, with its query.
  const button = retryAfter ? `<p><a class="button" href="">Try again</a></p>` : "";
  const html = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title} · ${name}</title><style>${STYLE}</style></head>
<body><header><a href="/">${name}</a></header><main id="main"><h1>${title}</h1><p role="status">${text}</p>${button}</main></body></html>`;
  return new Response(html, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": POLICY,
      "cache-control": "private, no-store",
      ...(retryAfter && { "retry-after": String(retryAfter) }),
    },
  });
}

/** In place of any page while the database does not answer. @param seconds when it is tried again */
export const databaseOutage = (seconds: number): Response =>
  messagePage({
    status: 503,
    title: "Try again in a moment",
    text: "Our database isn't responding right now. Nothing is lost, and no one is signed out.",
    retryAfter: seconds,
  });
