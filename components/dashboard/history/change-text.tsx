import type { Change } from "@/components/dashboard/history/points";
import { dayText } from "@/components/ui/day";
import { numberFormat } from "@/lib/formats";

const SHORT_FROM = 1_000_000;

/**
 * "+1,240 since last week", or "No change since last week". Millions are short, with the whole number on hover and for
 * screen readers.
 * @param ago what the start is called if it is exact; otherwise it is named by its day
 */
export function ChangeText(props: { change: Change; ago: string; locale: string }) {
  const { change, ago, locale } = props;
  const since = `since ${change.isExact ? ago : dayText(change.since, locale)}`;
  if (change.amount === 0) return `No change ${since}`;
  const sign = { signDisplay: "always" } as const;
  const whole = numberFormat(locale, sign).format(change.amount);
  if (Math.abs(change.amount) < SHORT_FROM) return `${whole} ${since}`;
  const style = { ...sign, notation: "compact", maximumFractionDigits: 1 } as const;
  return (
    <>
      <span title={whole}>
        <span aria-hidden>{numberFormat(locale, style).format(change.amount)}</span>
        <span className="sr-only">{whole}</span>
      </span>{" "}
      {since}
    </>
  );
}
