import { hexOf } from "./colour";
import { colourIn, type logoOf, SCHEMES } from "./palette";

/** lib/theme.ts with the colours of app/globals.css, and of `logo` if it is given. */
export function withTheme(source: string, css: string, logo?: ReturnType<typeof logoOf>): string {
  const themed = SCHEMES.reduce(
    (text, scheme) => withHex(text, scheme, (name) => hexOf(colourIn(css, scheme, name))),
    source,
  );
  return logo ? withHex(themed, "logo", (name) => logo[name as keyof typeof logo]) : themed;
}

function withHex(source: string, block: string, hexFor: (name: string) => string): string {
  return source.replace(new RegExp(`^  ${block}: \\{[^}]*\\}`, "m"), (text) =>
    text.replace(/("?)([a-z-]+)\1: "#[\da-f]{6}"/g, (_pair, quote: string, name: string) => {
      return `${quote}${name}${quote}: "${hexFor(name)}"`;
    }),
  );
}
