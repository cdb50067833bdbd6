import { theme } from "@/lib/theme";

const { ground, ring, dot } = theme.logo;

/** The radius of an icon's corners, of 32. */
export const ICON_RADIUS = 9;

/** The site's mark on its ground, as on home screens. Draw your own here: the icons follow. */
export function SiteMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className={className}>
      <rect width="32" height="32" rx={ICON_RADIUS} fill={ground} />
      <circle cx="16" cy="16" r="9" fill={ring} />
      <circle cx="16" cy="16" r="5" fill={dot} />
    </svg>
  );
}

/**
 * The same as an SVG file.
 * @param radius of the corners, of 32; 0 where the system cuts them itself
 */
export function markFile(radius: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="${radius}" fill="${ground}"/><circle cx="16" cy="16" r="9" fill="${ring}"/><circle cx="16" cy="16" r="5" fill="${dot}"/></svg>`;
}
