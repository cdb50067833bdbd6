const SIZE = 336;

/** An abstract picture as SVG, always the same for the same seed. */
export function artwork(seed: string): string {
  const numbers = [...seed].map((letter) => letter.charCodeAt(0));
  const pick = (index: number, range: number) => {
    const mixed = numbers.reduce(
      (sum, number, at) => (sum * 31 + number * (at + index + 1)) % 9_973,
      index,
    );
    return mixed % range;
  };
  const hue = pick(1, 360);
  const circles = [2, 3, 4].map((index) => {
    const [x, y, radius] = [pick(index, SIZE), pick(index + 7, SIZE), 50 + pick(index + 13, 90)];
    const tint = (hue + 40 * index) % 360;
    return `<circle cx="${x}" cy="${y}" r="${radius}" fill="hsl(${tint} 70% 62%)" fill-opacity=".55"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" preserveAspectRatio="xMidYMid slice">
<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue} 62% 46%)"/><stop offset="1" stop-color="hsl(${(hue + 70) % 360} 66% 34%)"/></linearGradient></defs>
<rect width="${SIZE}" height="${SIZE}" fill="url(#g)"/>${circles.join("")}</svg>`;
}
