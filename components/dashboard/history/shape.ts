import type { Point } from "@/components/dashboard/history/points";
import { PLOT_SIZE } from "@/components/ui/plot";
import { dayNumber } from "@/lib/day";

/** What an SVG draws of a count over time. */
export interface Shape {
  /** A line through the days, with gaps where days are missing. */
  line: string;
  /** The area below the line. */
  area: string;
  /** The last day, and days without neighbours, which a line cannot show. */
  dots: string;
}

/**
 * The paths of a chart that fills its width and height. If all values are equal, the line is half-way up.
 * @param points oldest first, at least one
 */
export function shapeOf(points: readonly Point[]): Shape {
  const days = extent(points.map(({ day }) => dayNumber(day)));
  const values = extent(points.map(({ value }) => value));
  const x = ({ day }: Point) => Math.round(PLOT_SIZE * share(dayNumber(day), days));
  const y = ({ value }: Point) => Math.round(PLOT_SIZE * (1 - share(value, values)));
  const at = (point: Point) => `${x(point)} ${y(point)}`;

  const runs = runsOf(points);
  const lines = runs.filter((run) => run.length > 1);
  const alone = runs.filter((run) => run.length === 1).flat();
  const dots = new Set([...alone, ...points.slice(-1)]);
  const area = (run: Point[]) =>
    `M${run.map(x)[0]} ${PLOT_SIZE}L${run.map(at).join("L")}V${PLOT_SIZE}Z`;
  return {
    line: lines.map((run) => `M${run.map(at).join("L")}`).join(""),
    area: lines.map(area).join(""),
    dots: [...dots].map((point) => `M${at(point)}h0`).join(""),
  };
}

/** Days that follow one another without a gap. */
function runsOf(points: readonly Point[]): Point[][] {
  const runs: Point[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const follows = before && dayNumber(point.day) - dayNumber(before.day) === 1;
    if (run && follows) run.push(point);
    else runs.push([point]);
  }
  return runs;
}

interface Extent {
  from: number;
  to: number;
}

function extent(numbers: number[]): Extent {
  return { from: Math.min(...numbers), to: Math.max(...numbers) };
}

/** Where a number lies in an extent, from 0 to 1; in the middle of one that has no length. */
function share(number: number, { from, to }: Extent): number {
  return from === to ? 0.5 : (number - from) / (to - from);
}
