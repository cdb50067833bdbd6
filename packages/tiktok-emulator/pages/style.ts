/** The style of every page, in light and dark and on phones. */
export const STYLE = `
:root{color-scheme:light dark;--page:#f4f4f1;--card:#fff;--ink:#18181b;--soft:#5b5b66;--line:#deded8;--edge:#85858e;--go:#1c1c22;--on-go:#fff;--flag:#7a4a00;--flag-soft:#fff1d6}
@media(prefers-color-scheme:dark){:root{--page:#121215;--card:#1c1c21;--ink:#f2f2ee;--soft:#a5a5b0;--line:#34343c;--edge:#7c7c87;--go:#f2f2ee;--on-go:#18181b;--flag:#ffcf87;--flag-soft:#33270f}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
.flag{margin:0;background:var(--flag-soft);color:var(--flag);padding:.5rem 1rem;text-align:center;font-size:.875rem}
main{max-width:33rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.6rem;line-height:1.2;letter-spacing:-.02em;margin:.5rem 0}
h2,legend{font-size:1rem;font-weight:600;margin:0 0 .5rem;padding:0}
h3{font-size:.875rem;font-weight:600;margin:1rem 0 .35rem}
p{margin:.5rem 0;overflow-wrap:anywhere}a{color:inherit}ul{margin:.5rem 0;padding-left:1.2rem}
.soft{color:var(--soft);font-size:.875rem}
code{font-size:.85em;overflow-wrap:anywhere}
dl{margin:0;display:grid;gap:.15rem}dt{color:var(--soft);font-size:.8rem;margin-top:.5rem}dd{margin:0;overflow-wrap:anywhere}
fieldset,section{background:var(--card);border:1px solid var(--line);border-radius:1rem;margin:1rem 0;padding:1rem}
legend{float:left;width:100%}legend+*{clear:both}
.rows,.list{list-style:none;margin:0;padding:0}
.row{display:grid;grid-template-columns:auto auto 1fr;gap:.25rem .75rem;align-items:center;padding:.6rem 0;border-top:1px solid var(--line)}
.row.wide{grid-template-columns:auto 1fr}.row:first-of-type{border-top:0}label.row{cursor:pointer}
.row span{min-width:0;overflow-wrap:anywhere}small{display:block;color:var(--soft)}
.face{width:2.75rem;height:2.75rem;border-radius:50%;background:var(--line) center/cover}
input{width:1.15rem;height:1.15rem;accent-color:var(--go);margin:0}
.fields{display:grid;grid-template-columns:minmax(0,1fr);gap:.75rem}.fields label{font-size:.875rem;color:var(--soft)}.fields button{justify-self:start}
select,input[type=number]{display:block;width:100%;height:auto;min-height:2.75rem;margin-top:.25rem;padding:.4rem .75rem;font:inherit;font-size:1rem;color:var(--ink);background:var(--card);border:1px solid var(--edge);border-radius:.75rem}
button{font:inherit;font-weight:600;min-height:3rem;padding:.5rem 1.25rem;border-radius:99rem;border:1px solid var(--line);background:var(--card);color:var(--ink);cursor:pointer}
button.go,[aria-pressed=true]{background:var(--go);color:var(--on-go);border-color:var(--go)}
[aria-pressed=true]::before{content:"✓ ";content:"✓ "/""}
.actions{display:grid;gap:.75rem;margin-top:1.25rem}
.tools{display:flex;flex-wrap:wrap;gap:.5rem}section button{font-size:.875rem;min-height:2.5rem;padding:.25rem .9rem}
.list li{padding:.5rem 0;border-top:1px solid var(--line)}.list li:first-child{border-top:0}.list+form{margin-top:.5rem}
.switch+form{margin-top:1.25rem}[id]{scroll-margin-top:40vh}
:focus-visible{outline:2px solid var(--ink);outline-offset:2px}`;
