import fc from "fast-check";
import { expect, it } from "vitest";
import { contrast, cssOf, hexOf, parseColour, shown } from "@/scripts/init/colour";

const colour = (css: string) => parseColour(css) ?? expect.fail(`${css} is a colour`);

it("reads the ways in which a colour is written in globals.css", () => {
  expect(hexOf(colour("#0A5C4a"))).toBe("#0a5c4a");
  expect(hexOf(colour("rgb(10, 92, 74)"))).toBe("#0a5c4a");
  expect(hexOf(colour("oklch(1 0 0)"))).toBe("#ffffff");
  for (const other of ["teal", "#abc", "0a5c4a", "#0a5c4", "oklch(50% 0 0)"])
    expect(parseColour(other)).toBeNull();
});

it("writes a colour so that it is read as the same one", () => {
  const hex = fc
    .integer({ min: 0, max: 0xffffff })
    .map((n) => `#${n.toString(16).padStart(6, "0")}`);
  fc.assert(fc.property(hex, (value) => hexOf(colour(cssOf(colour(value)))) === value));
});

it("measures contrast as WCAG does", () => {
  expect(contrast(colour("#000000"), colour("#ffffff"))).toBeCloseTo(21, 1);
  // https://webaim.org/articles/contrast/: the palest grey for text on white.
  expect(contrast(colour("#767676"), colour("#ffffff"))).toBeCloseTo(4.54, 2);
});

it("takes away only the chroma that a screen cannot show", () => {
  const loud = { l: 0.82, c: 0.4, h: 285 };
  expect(shown(loud).c).toBeLessThan(0.2);
  expect(shown(loud)).toMatchObject({ l: 0.82, h: 285 });
  const calm = { l: 0.5, c: 0.05, h: 285 };
  expect(shown(calm)).toEqual(calm);
});
