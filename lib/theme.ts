/**
 * The colours of app/globals.css for what cannot read CSS: the manifest, the browser's frame, link previews.
 * globals.css is the source. Change both.
 */
export const theme = {
  light: { page: "#f9f6f2", ink: "#191a24", mark: "#af4000" },
  dark: { page: "#0e0f16" },
} as const;
