const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that is safe between tags and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}

/** An avatar as a background, which leaves no mark when its address has expired. */
export function face(url: string): string {
  return `<span class="face" style="background-image:url('${escapeHtml(url)}')"></span>`;
}

const STYLE = `
:root{color-scheme:light dark;--page:#f4f4f1;--card:#fff;--ink:#18181b;--soft:#5b5b66;--line:#deded8;--go:#1c1c22;--on-go:#fff;--flag:#7a4a00;--flag-soft:#fff1d6}
@media(prefers-color-scheme:dark){:root{--page:#121215;--card:#1c1c21;--ink:#f2f2ee;--soft:#a5a5b0;--line:#34343c;--go:#f2f2ee;--on-go:#18181b;--flag:#ffcf87;--flag-soft:#33270f}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
.flag{margin:0;background:var(--flag-soft);color:var(--flag);padding:.5rem 1rem;text-align:center;font-size:.875rem}
main{max-width:33rem;margin:0 auto;padding:1.5rem 1rem 4rem}h1{font-size:1.6rem;line-height:1.2;letter-spacing:-.02em;margin:.5rem 0}h2,legend{font-size:1rem;font-weight:600;margin:0 0 .5rem;padding:0}
p{margin:.5rem 0}.soft{color:var(--soft);font-size:.875rem}code{font-size:.85em;overflow-wrap:anywhere}a{color:inherit}
fieldset,section{background:var(--card);border:1px solid var(--line);border-radius:1rem;margin:1rem 0;padding:1rem}legend{float:left;width:100%}legend+*{clear:both}
.row{display:grid;grid-template-columns:auto auto 1fr;gap:.25rem .75rem;align-items:center;padding:.6rem 0;border-top:1px solid var(--line);cursor:pointer}.row:first-of-type{border-top:0}
.face{width:2.75rem;height:2.75rem;border-radius:50%;background:var(--line) center/cover}.row.wide{grid-template-columns:auto 1fr}
.row span{min-width:0;overflow-wrap:anywhere}.row small{display:block;color:var(--soft)}input{width:1.15rem;height:1.15rem;accent-color:var(--go);margin:0}
.actions{display:grid;gap:.75rem;margin-top:1.25rem}button{font:inherit;font-weight:600;min-height:3rem;padding:.5rem 1.25rem;border-radius:99rem;border:1px solid var(--line);background:var(--card);color:var(--ink);cursor:pointer}
button.go{background:var(--go);color:var(--on-go);border-color:var(--go)}:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
.tools{display:flex;flex-wrap:wrap;gap:.5rem}.tools button{font-size:.875rem;min-height:2.5rem;padding:.25rem .9rem}dl{margin:0;display:grid;gap:.15rem}dt{color:var(--soft);font-size:.8rem;margin-top:.5rem}dd{margin:0;overflow-wrap:anywhere}ul{margin:.5rem 0;padding-left:1.2rem}`;

/** A whole page of the emulator; every one says that it is not TikTok. */
export function page(title: string, body: string): Response {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} · TikTok emulator</title>
<link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><header class="flag">This is a local emulator of TikTok, not TikTok.</header><main>${body}</main></body></html>`;
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
}
