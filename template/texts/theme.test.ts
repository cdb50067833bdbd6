import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { theme } from "@/lib/theme";
import { hexOf } from "@/scripts/init/colour";
import { colourIn, SCHEMES } from "@/scripts/init/palette";

const css = readFileSync("app/globals.css", "utf8");

it.each(SCHEMES)(
  "has the colours of globals.css, %s (`npm run init -- --yes` copies them)",
  (scheme) => {
    const expected = Object.keys(theme[scheme]).map((name) => [
      name,
      hexOf(colourIn(css, scheme, name)),
    ]);
    expect(theme[scheme]).toEqual(Object.fromEntries(expected));
  },
);
