import type { ReactNode } from "react";

/**
 * The frame of every chart: an SVG that the server renders and that fills its box. What it draws is given in shares of
 * its width and height, from 0 to 1, with 0 at the bottom and on the left. Its colour is that of the text around it, so
 * that forced colours replace it.
 * @param props.label what a screen reader says; without it, the chart is hidden and the page says it elsewhere
 */
export function Plot(props: { label?: string; className: string; children: ReactNode }) {
  const { label, className, children } = props;
  const classes = `block w-full overflow-visible ${className}`;
  if (label === undefined) {
    return (
      <svg aria-hidden="true" className={classes}>
        {children}
      </svg>
    );
  }
  return (
    <svg role="img" aria-label={label} className={classes}>
      {children}
    </svg>
  );
}

/** A bar over the whole width. Even one without a height stands on a line. */
export function Bar({ height, className = "" }: { height: number; className?: string }) {
  return (
    <>
      <rect
        width="100%"
        y={percent(1 - height)}
        height={percent(height)}
        rx={4}
        className={`fill-current ${className}`}
      />
      <rect width="100%" y="100%" height={2} transform="translate(0 -2)" className="fill-current" />
    </>
  );
}

/** A dashed line over the whole width. */
export function Rule({ height }: { height: number }) {
  const y = percent(1 - height);
  return (
    <line x2="100%" y1={y} y2={y} strokeWidth={1.5} strokeDasharray="5 4" className="stroke-ink" />
  );
}

/** A number above the end of a bar, or inside it. */
export function BarNumber(props: {
  height: number;
  isInside: boolean;
  className: string;
  children: string;
}) {
  const { height, isInside, className, children } = props;
  return (
    <text
      x="50%"
      y={percent(1 - height)}
      dy={isInside ? 15 : -6}
      textAnchor="middle"
      className={`text-[0.6875rem] tabular-nums ${isInside ? "fill-on-accent" : "fill-current"} ${className}`}
    >
      {children}
    </text>
  );
}

/**
 * Fields of a table, as one shape. The columns and rows of `fields` count from 0 at the top left. The outline rounds
 * their corners.
 */
export function Fields(props: {
  fields: { column: number; row: number }[];
  columns: number;
  rows: number;
  className: string;
}) {
  const { fields, columns, rows, className } = props;
  const [width, height] = [PLOT_SIZE / columns, PLOT_SIZE / rows];
  const shape = fields.map(({ column, row }) => {
    const left = Math.round((column + GAP_X / 2) * width);
    const top = Math.round((row + GAP_Y / 2) * height);
    const [right, down] = [Math.round((1 - GAP_X) * width), Math.round((1 - GAP_Y) * height)];
    return `M${left} ${top}h${right}v${down}h${-right}z`;
  });
  if (shape.length === 0) return null;
  return (
    <Stretched>
      <path
        d={shape.join("")}
        strokeWidth={4}
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
        className={className}
      />
    </Stretched>
  );
}

// Between fields, as a share of a field. Half of the outline's width on each side is drawn over it.
const GAP_X = 0.26;
const GAP_Y = 0.38;

/** A line with the area below it. Its paths are in thousandths of the width and height. */
export function Curve({ line, area, dots }: { line: string; area: string; dots: string }) {
  return (
    <Stretched>
      <path d={area} className="fill-current opacity-12" />
      <g fill="none" stroke="currentColor" strokeLinecap="round" strokeLinejoin="round">
        <path d={line} strokeWidth={2} vectorEffect="non-scaling-stroke" />
        <path d={dots} strokeWidth={7} vectorEffect="non-scaling-stroke" />
      </g>
    </Stretched>
  );
}

/** Paths in thousandths of the width and height, stretched to them. The width of lines is not. */
function Stretched({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox={`0 0 ${PLOT_SIZE} ${PLOT_SIZE}`}
      preserveAspectRatio="none"
      width="100%"
      height="100%"
      className="overflow-visible"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

/** The width and height of the paths of a curve. */
export const PLOT_SIZE = 1000;

function percent(share: number): string {
  return `${Math.round(10_000 * share) / 100}%`;
}
