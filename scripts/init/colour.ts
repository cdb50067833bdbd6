/** A colour in OKLCH: lightness from 0 to 1, chroma from 0 to about 0.37, hue in degrees. */
export interface Oklch {
  l: number;
  c: number;
  h: number;
}

type Rgb = [number, number, number];

const HEX = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i;
const OKLCH = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/;
const RGB = /^rgb\((\d+),? (\d+),? (\d+)\)$/;

/** Reads a CSS colour that is written as #rrggbb, oklch(l c h) or rgb(r, g, b). Null if it is none of these. */
export function parseColour(css: string): Oklch | null {
  const [, l, c, h] = OKLCH.exec(css) ?? [];
  if (l) return { l: Number(l), c: Number(c), h: Number(h) };
  const parts = HEX.exec(css)
    ?.slice(1)
    .map((part) => Number.parseInt(part, 16));
  const bytes = parts ?? RGB.exec(css)?.slice(1).map(Number);
  return bytes ? fromRgb(bytes as Rgb) : null;
}

/** Writes a colour as CSS, exactly enough that `hexOf` gives the same again. */
export function cssOf({ l, c, h }: Oklch): string {
  return `oklch(${rounded(l, 4)} ${rounded(c, 4)} ${rounded(h, 2)})`;
}

/** Writes a colour as #rrggbb. What a screen cannot show becomes the nearest that it can. */
export function hexOf(colour: Oklch): string {
  const bytes = linearOf(colour).map((value) => {
    const bounded = Math.min(1, Math.max(0, value));
    return Math.round(encodeGamma(bounded) * 255);
  });
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** The same colour with as much of its chroma as a screen can show. */
export function shown(colour: Oklch): Oklch {
  let { c } = colour;
  const fits = () => linearOf({ ...colour, c }).every((value) => value > -0.001 && value < 1.001);
  while (c > 0 && !fits()) c = Math.max(0, c - 0.002);
  return { ...colour, c };
}

/**
 * The contrast of two colours, from 1 to 21. Text needs 4.5.
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrast(one: Oklch, other: Oklch): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Oklch): number {
  const [r = 0, g = 0, b = 0] = linearOf(colour).map((value) => Math.min(1, Math.max(0, value)));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

// https://bottosson.github.io/posts/oklab/
function linearOf({ l: lightness, c, h }: Oklch): number[] {
  const angle = (h * Math.PI) / 180;
  const [a, b] = [c * Math.cos(angle), c * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function fromRgb(bytes: Rgb): Oklch {
  const [r, g, b] = bytes.map((byte) => decodeGamma(byte / 255)) as Rgb;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const degrees = (Math.atan2(bb, a) * 180) / Math.PI;
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    c: Math.hypot(a, bb),
    h: (degrees + 360) % 360,
  };
}

const encodeGamma = (value: number) =>
  value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;

const decodeGamma = (value: number) =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));
