import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { contrast, hexOf, type Oklch, parseColour } from "@/scripts/init/colour";
import { colourIn, type Scheme, tooPale, withAccent, withMark } from "@/scripts/init/palette";

const css = readFileSync("app/globals.css", "utf8");
const colour = (hex: string) => parseColour(hex) ?? expect.fail(`${hex} is a colour`);
const darkEnough = (name: "accent" | "mark") =>
  fc
    .record({
      l: fc.double({ min: 0, max: 1, noNaN: true }),
      c: fc.double({ min: 0, max: 0.3, noNaN: true }),
      h: fc.double({ min: 0, max: 359, noNaN: true }),
    })
    .map((any) => colour(hexOf(any)))
    .filter((any) => tooPale(css, name, any) === null);

/** The contrast of two colours of a palette. */
const between = (text: string, scheme: Scheme, one: string, other: string) =>
  contrast(colourIn(text, scheme, one), colourIn(text, scheme, other));

it("keeps everything readable with any accent and mark that are dark enough", () => {
  fc.assert(
    fc.property(darkEnough("accent"), darkEnough("mark"), (accent: Oklch, mark: Oklch) => {
      const changed = withMark(withAccent(css, accent), mark);
      for (const scheme of ["light", "dark"] as const) {
        for (const ground of ["page", "surface"]) {
          for (const name of ["accent", "mark"])
            expect(between(changed, scheme, name, ground)).toBeGreaterThan(4.4);
          expect(between(changed, scheme, "focus", ground)).toBeGreaterThan(3);
        }
        expect(between(changed, scheme, "on-accent", "accent")).toBeGreaterThan(4.4);
        expect(between(changed, scheme, "mark", "mark-soft")).toBeGreaterThan(4.4);
      }
    }),
  );
});

it("changes the accent and nothing else", () => {
  const changed = withAccent(css, colour("#0a5c4a"));
  expect(hexOf(colourIn(changed, "light", "accent"))).toBe("#0a5c4a");
  const lines = css.split("\n");
  const differing = changed.split("\n").filter((line, at) => line !== lines[at]);
  const names = differing.map((line) => line.split(":")[0]?.trim());
  const three = ["--accent", "--on-accent", "--focus"];
  expect(names.sort()).toEqual([...three, ...three].sort());
});

it("refuses a colour that is too pale, and names one that is not", () => {
  const sentence = tooPale(css, "accent", colour("#ffe600"));
  expect(sentence).toMatch(/^#ffe600 is too pale for text: its contrast with the page is 1\.\d/);
  const offered = /(#[\da-f]{6}) would do/.exec(sentence ?? "")?.[1] ?? "";
  expect(tooPale(css, "accent", colour(offered))).toBeNull();
  expect(tooPale(css, "accent", colour("#392d7d"))).toBeNull();
});

it("says which colour it cannot read", () => {
  const named = css.replace(/--accent: [^;]*;/, "--accent: rebeccapurple;");
  expect(() => colourIn(named, "light", "accent")).toThrow(/^--accent in the light palette/);
});
