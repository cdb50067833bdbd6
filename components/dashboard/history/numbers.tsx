import type { Point } from "@/components/dashboard/history/points";
import { wholeNumber } from "@/components/ui/count";
import { Day } from "@/components/ui/day";

/** The numbers of a chart as a table that can be opened, newest first. */
export function Numbers(props: { label: string; points: Point[]; locale: string }) {
  const { label, points, locale } = props;
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer py-1 text-muted hover:text-ink">
        Show the numbers<span className="sr-only">: {label}</span>
      </summary>
      <section
        aria-label={`${label} by day`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard could not scroll it otherwise
        tabIndex={0}
        className="mt-2 max-h-64 overflow-y-auto rounded-lg border border-line"
      >
        <table className="w-full">
          <thead className="sticky top-0 bg-page text-left">
            <tr>
              <th scope="col" className="px-3 py-2 font-medium">
                Day
              </th>
              <th scope="col" className="px-3 py-2 text-right font-medium">
                {label}
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {points.toReversed().map(({ day, value }) => (
              <tr key={day}>
                <td className="whitespace-nowrap px-3 py-1.5 text-muted">
                  <Day day={day} locale={locale} />
                </td>
                <td className="px-3 py-1.5 text-right tabular-nums">
                  {wholeNumber(value, locale)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
