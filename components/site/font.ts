import localFont from "next/font/local";

/** Geist in all its weights, as `--font-geist`. Next wants the values themselves here, not expressions. */
export const font = localFont({
  src: "../../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2",
  variable: "--font-geist",
  weight: "100 900",
});
