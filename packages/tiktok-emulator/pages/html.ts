import { STYLE } from "./style";

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Escapes text for use between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}

/** An avatar as a background image, which shows no broken-image icon when its URL has expired. */
export function avatar(url: string): string {
  return `<span class="face" style="background-image:url('${escapeHtml(url)}')"></span>`;
}

/** A complete page. Every page says that it is not TikTok. */
export function page(title: string, body: string): Response {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} · TikTok emulator</title>
<link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><header class="flag">This is a local emulator of TikTok, not TikTok.</header><main>${body}</main></body></html>`;
  // Other pages must not show this one in a frame and trick a visitor into pressing its buttons.
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "frame-ancestors 'none'",
  };
  return new Response(html, { headers });
}
