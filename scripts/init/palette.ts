import { contrast, cssOf, hexOf, type Oklch, parseColour, shown } from "./colour";

/** The palettes of app/globals.css, in the order in which they stand there. */
export const SCHEMES = ["light", "dark"] as const;
export type Scheme = (typeof SCHEMES)[number];

/** What WCAG asks for, of text. */
const TEXT = 4.5;

/**
 * A colour in a palette of app/globals.css.
 * @throws {Error} one sentence if it is missing or written in another way than `parseColour` reads
 */
export function colourIn(css: string, scheme: Scheme, name: string): Oklch {
  const value = new RegExp(`^\\s*--${name}: ([^;]*);`, "m").exec(paletteOf(css, scheme))?.[1] ?? "";
  const colour = parseColour(value);
  if (colour) return colour;
  throw new Error(
    `--${name} in the ${scheme} palette of app/globals.css must be written as #rrggbb, rgb(r, g, b) or oklch(l c h).`,
  );
}

/** The same CSS with other colours in one palette. */
function withColours(css: string, scheme: Scheme, colours: Record<string, Oklch>): string {
  const palette = paletteOf(css, scheme);
  const changed = Object.entries(colours).reduce((text, [name, colour]) => {
    return text.replace(new RegExp(`^(\\s*--${name}: )[^;]*;`, "m"), `$1${cssOf(colour)};`);
  }, palette);
  return css.replace(palette, () => changed);
}

/** The CSS with another accent, for buttons and links, in light and dark. */
export function withAccent(css: string, accent: Oklch): string {
  const { c, h } = accent;
  const light = {
    accent,
    "on-accent": shown({ l: 0.99, c: 0.01, h }),
    focus: shown({ l: 0.5, c: Math.min(0.2, c * 1.5), h }),
  };
  const dark = {
    accent: shown({ l: 0.82, c: Math.min(0.09, c), h }),
    "on-accent": shown({ l: 0.2, c: Math.min(0.05, c), h }),
    focus: shown({ l: 0.82, c: Math.min(0.12, c), h }),
  };
  return withColours(withColours(css, "light", light), "dark", dark);
}

/** The CSS with another colour for highlights, in light and dark. */
export function withMark(css: string, mark: Oklch): string {
  const { c, h } = mark;
  const light = { mark, "mark-soft": softMark(mark) };
  const dark = {
    mark: shown({ l: 0.82, c: Math.min(0.13, c), h }),
    "mark-soft": shown({ l: 0.28, c: Math.min(0.04, c), h }),
  };
  return withColours(withColours(css, "light", light), "dark", dark);
}

/**
 * Why a colour is too pale for text, with one that is dark enough; null if it is not.
 * @param name the colour's: accent or mark
 */
export function tooPale(css: string, name: "accent" | "mark", colour: Oklch): string | null {
  const least = leastContrast(css, name, colour);
  if (least >= TEXT) return null;
  let dark = colour;
  while (dark.l > 0 && leastContrast(css, name, dark) < TEXT)
    dark = shown({ ...dark, l: Math.max(0, dark.l - 0.01) });
  return `${hexOf(colour)} is too pale for text: its contrast with the page is ${least.toFixed(1)}, and text needs ${TEXT}. ${hexOf(dark)} would do.`;
}

function leastContrast(css: string, name: "accent" | "mark", colour: Oklch): number {
  const grounds = [colourIn(css, "light", "page"), colourIn(css, "light", "surface")];
  if (name === "mark") grounds.push(softMark(colour));
  return Math.min(...grounds.map((ground) => contrast(colour, ground)));
}

const softMark = ({ c, h }: Oklch) => shown({ l: 0.95, c: Math.min(0.035, c), h });

function paletteOf(css: string, scheme: Scheme): string {
  const palettes = [...css.matchAll(/:root \{([^}]*--[^}]*)\}/g)].map(
    ([, palette = ""]) => palette,
  );
  return palettes[SCHEMES.indexOf(scheme)] ?? "";
}
