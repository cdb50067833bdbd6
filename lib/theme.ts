/**
 * The colours of app/globals.css for what cannot read CSS: icons, the manifest, the browser's frame, link previews.
 * globals.css is the source. Change both.
 */
export const theme = {
  light: {
    page: "#f9f6f2",
    surface: "#ffffff",
    line: "#dedad3",
    ink: "#191a24",
    muted: "#5b5d69",
    accent: "#392d7d",
    mark: "#af4000",
    "mark-soft": "#ffead7",
  },
  dark: { page: "#0e0f16" },
  /** The site's mark: a ring and a dot, on a ground of their own in light and dark. */
  logo: { ground: "#2c2150", ring: "#f6e5d6", dot: "#b0541c" },
} as const;
