import { shortNumber } from "@/components/ui/count";

/**
 * The dashed line of the median across the bars, with its label. Screen readers find the number among the figures.
 * @param props.share its height, from 0 to 1
 */
export function MedianLine(props: {
  median: number;
  share: number;
  locale: string;
  className: string;
}) {
  const { median, share, locale, className } = props;
  const y = `${Math.round(10_000 * (1 - share)) / 100}%`;
  return (
    <svg
      aria-hidden="true"
      className={`pointer-events-none absolute inset-x-0 top-0 w-full overflow-visible ${className}`}
    >
      <line
        x2="100%"
        y1={y}
        y2={y}
        strokeWidth={1.5}
        strokeDasharray="5 4"
        className="stroke-ink"
      />
      <text
        x={2}
        y={y}
        dy={-6}
        strokeWidth={4}
        strokeLinejoin="round"
        paintOrder="stroke"
        className="fill-ink stroke-page font-medium text-xs"
      >
        Median {shortNumber(median, locale)}
      </text>
    </svg>
  );
}
