type Rgb = [red: number, green: number, blue: number];

const OPACITY = 0.55;

/** The pixels of an abstract picture, as RGBA. It is always the same for the same seed, at every size. */
export function artwork(seed: string, width: number, height: number): Buffer {
  const pick = picker(seed);
  const hue = pick(1, 360);
  const [from, to] = [rgb(hue, 0.62, 0.46), rgb(hue + 70, 0.66, 0.34)];
  // In shares of the shorter side, from the centre of the picture.
  const circles = [2, 3, 4].map((index) => ({
    x: pick(index, 100) / 100 - 0.5,
    y: pick(index + 7, 100) / 100 - 0.5,
    radius: 0.15 + pick(index + 13, 27) / 100,
    colour: rgb(hue + 40 * index, 0.7, 0.62),
  }));
  const side = Math.min(width, height);
  const pixels = Buffer.alloc(width * height * 4, 255);
  // One colour at a time: this runs for every pixel, and must not create an object for each.
  for (let channel = 0; channel < 3; channel++) {
    const [first, last] = [from[channel] as number, to[channel] as number];
    for (let row = 0, at = channel; row < height; row++) {
      for (let column = 0; column < width; column++, at += 4) {
        let value = first + ((last - first) * (column / width + row / height)) / 2;
        for (const circle of circles) {
          const x = (column - width / 2) / side - circle.x;
          const y = (row - height / 2) / side - circle.y;
          const inside = (circle.radius - Math.sqrt(x * x + y * y)) * side + 0.5;
          if (inside <= 0) continue;
          // A pixel at the edge is only partly within the circle.
          const share = inside < 1 ? OPACITY * inside : OPACITY;
          value += ((circle.colour[channel] as number) - value) * share;
        }
        pixels[at] = value;
      }
    }
  }
  return pixels;
}

/** Whole numbers below a range that follow from the seed. */
function picker(seed: string) {
  const numbers = [...seed].map((letter) => letter.charCodeAt(0));
  return (index: number, range: number): number => {
    const mixed = numbers.reduce(
      (sum, number, at) => (sum * 31 + number * (at + index + 1)) % 9_973,
      index,
    );
    return mixed % range;
  };
}

/** @param hue degrees */
function rgb(hue: number, saturation: number, lightness: number): Rgb {
  const amplitude = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const position = (offset + hue / 30) % 12;
    const value = lightness - amplitude * Math.max(-1, Math.min(position - 3, 9 - position, 1));
    return Math.round(255 * value);
  };
  return [channel(0), channel(8), channel(4)];
}
