import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { theme } from "@/lib/theme";

const css = readFileSync("app/globals.css", "utf8");
const [light = "", dark = ""] = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, block]) => block);

it.each([
  ["light", light, theme.light],
  ["dark", dark, theme.dark],
])("has the colours of globals.css, %s", (_scheme, block, colours) => {
  const expected = Object.keys(colours).map((name) => [name, hexIn(block, name)]);
  expect(colours).toEqual(Object.fromEntries(expected));
});

/** The colour of a custom property, written as oklch(), in hex. */
function hexIn(block: string, name: string): string {
  const value = new RegExp(`--${name}: oklch\\(([\\d.]+) ([\\d.]+) ([\\d.]+)\\)`).exec(block);
  if (!value) throw new Error(`--${name} is not an oklch() colour`);
  const [l = 0, c = 0, h = 0] = value.slice(1).map(Number);
  return hexOf(l, c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180));
}

// https://bottosson.github.io/posts/oklab/
function hexOf(lightness: number, a: number, b: number): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const byte = (value: number) => {
    const clamped = Math.min(1, Math.max(0, value));
    const encoded = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${linear.map(byte).join("")}`;
}
