import { numberFormat } from "@/lib/formats";

/**
 * A short number, such as 12.3M, with the whole number on hover and for screen readers.
 * @param locale a language tag, such as "de-CH"
 */
export function Count({ value, locale }: { value: number; locale: string }) {
  const whole = wholeNumber(value, locale);
  return (
    <span title={whole}>
      <span aria-hidden>{shortNumber(value, locale)}</span>
      <span className="sr-only">{whole}</span>
    </span>
  );
}

/** "12.3M", in the given locale. */
export function shortNumber(value: number, locale: string): string {
  const style = { notation: "compact", maximumFractionDigits: 1 } as const;
  return numberFormat(locale, style).format(value);
}

/** "12,345,678", in the given locale. */
export function wholeNumber(value: number, locale: string): string {
  return numberFormat(locale).format(value);
}

/**
 * "12,345,678 views", "1 view".
 * @param noun in the singular
 */
export function countText(value: number, noun: string, locale: string): string {
  return `${wholeNumber(value, locale)} ${noun}${value === 1 ? "" : "s"}`;
}
