/**
 * The dashed line of the median across the bars. Screen readers find the number among the figures.
 * @param props.share its height, from 0 to 1
 */
export function MedianLine({ share, className }: { share: number; className: string }) {
  const y = `${Math.round(10_000 * (1 - share)) / 100}%`;
  return (
    <svg
      aria-hidden="true"
      className={`pointer-events-none absolute inset-x-0 top-0 w-full overflow-visible ${className}`}
    >
      <Dashes y={y} />
    </svg>
  );
}

/** What the line looks like, for its label. */
export function MedianSwatch() {
  return (
    <svg aria-hidden="true" className="inline-block h-2 w-6 align-middle">
      <Dashes y="50%" />
    </svg>
  );
}

function Dashes({ y }: { y: string }) {
  return (
    <line x2="100%" y1={y} y2={y} strokeWidth={1.5} strokeDasharray="5 4" className="stroke-ink" />
  );
}
