import { hexOf } from "./colour";
import { colourIn, SCHEMES } from "./palette";

/** lib/theme.ts with the colours of app/globals.css. */
export function withTheme(source: string, css: string): string {
  return SCHEMES.reduce(
    (text, scheme) => withHex(text, scheme, (name) => hexOf(colourIn(css, scheme, name))),
    source,
  );
}

function withHex(source: string, block: string, hexFor: (name: string) => string): string {
  return source.replace(new RegExp(`^  ${block}: \\{[^}]*\\}`, "m"), (text) =>
    text.replace(/("?)([a-z-]+)\1: "#[\da-f]{6}"/g, (_pair, quote: string, name: string) => {
      return `${quote}${name}${quote}: "${hexFor(name)}"`;
    }),
  );
}
