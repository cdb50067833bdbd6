/** How a pot on a cover looks. */
export interface Pot {
  wall: string;
  table: string;
  glaze: string;
  shape: keyof typeof SHAPES;
}

// On a cover of 90 by 160, standing on the table at 118.
const SHAPES = {
  bowl: "M17 74h56c0 26-12 44-28 44S17 100 17 74z",
  vase: "M37 42h16v16c14 8 18 20 18 32 0 17-10 28-26 28S19 107 19 90c0-12 4-24 18-32z",
  mug: "M22 66h40v6c12-2 18 4 18 14s-8 16-18 15v3c0 8-6 14-14 14H36c-8 0-14-6-14-14zM62 80v13c6 1 9-2 9-7s-3-8-9-6z",
  bottle: "M39 26h12v32c10 6 14 14 14 24v24c0 8-5 12-12 12H37c-7 0-12-4-12-12V82c0-10 4-18 14-24z",
  plate: "M12 96h66c-2 12-12 22-33 22S14 108 12 96z",
} as const;

/** A drawn cover as the address of an SVG picture. */
export function coverOf({ wall, table, glaze, shape }: Pot): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 160"><path fill="${wall}" d="M0 0h90v160H0z"/><circle cx="70" cy="26" r="13" fill="#fff" opacity=".35"/><path fill="${table}" d="M0 112h90v48H0z"/><ellipse cx="45" cy="118" rx="34" ry="5" opacity=".18"/><path fill="${glaze}" fill-rule="evenodd" d="${SHAPES[shape]}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
