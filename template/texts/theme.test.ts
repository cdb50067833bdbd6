import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { theme } from "@/lib/theme";

const css = readFileSync("app/globals.css", "utf8");

// The palettes, in the order in which they stand in the file.
const PALETTES = ["light", "dark"] as const;

it.each(PALETTES)("has the colours of globals.css, %s", (palette) => {
  const expected = Object.keys(theme[palette]).map((name) => [name, hexIn(palette, name)]);
  expect(theme[palette]).toEqual(Object.fromEntries(expected));
});

function hexIn(palette: (typeof PALETTES)[number], name: string): string {
  const values = [...css.matchAll(new RegExp(`^\\s*--${name}: ([^;]*);`, "gm"))];
  const value = values[PALETTES.indexOf(palette)]?.[1] ?? expect.fail(`there is no --${name}`);
  const [, l, c, h] = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(value) ?? [];
  return l ? hexOf(Number(l), Number(c), Number(h)) : value;
}

/** A colour in OKLCH as #rrggbb. @see https://bottosson.github.io/posts/oklab/ */
function hexOf(lightness: number, chroma: number, hue: number): string {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const bytes = linear.map((value) => {
    const bounded = Math.min(1, Math.max(0, value));
    const encoded = bounded <= 0.0031308 ? 12.92 * bounded : 1.055 * bounded ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${bytes.join("")}`;
}
