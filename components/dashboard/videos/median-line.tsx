import { Plot, Rule } from "@/components/ui/plot";

/**
 * The dashed line of the median across the bars. Screen readers find the number among the figures.
 * @param props.share its height, from 0 to 1
 */
export function MedianLine({ share, className }: { share: number; className: string }) {
  return (
    <Plot className={`pointer-events-none absolute inset-x-0 top-0 ${className}`}>
      <Rule height={share} />
    </Plot>
  );
}

/** What the line looks like, for its label. */
export function MedianSwatch() {
  return (
    <span className="inline-block w-6 align-middle">
      <Plot className="h-2">
        <Rule height={0.5} />
      </Plot>
    </span>
  );
}
