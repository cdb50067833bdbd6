import { dateFormat, numberFormat } from "@/lib/formats";

/** "11.8%", in the given locale. */
export function percent(share: number, locale: string): string {
  return numberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(share);
}

/** "+12%" or "-4%", in the given locale; "±0" is never shown, so the caller says that nothing changed. */
export function signedPercent(share: number, locale: string): string {
  const style = { style: "percent", maximumFractionDigits: 0, signDisplay: "exceptZero" } as const;
  return numberFormat(locale, style).format(share);
}

/** "3.2", or "12" without a fraction that no one needs, in the given locale. */
export function roughNumber(value: number, locale: string): string {
  const maximumFractionDigits = value < 10 ? 1 : 0;
  return numberFormat(locale, { maximumFractionDigits }).format(value);
}

/** "Nov 20, 2026", a day of UTC in the given locale. */
export function dateText(seconds: number, locale: string): string {
  const style = { dateStyle: "medium", timeZone: "UTC" } as const;
  return dateFormat(locale, style).format(new Date(seconds * 1000));
}
