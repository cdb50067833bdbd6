// Making a format takes far longer than using it, and a page uses a few of them for dozens of numbers.
const MOST = 200;
const formats = new Map<string, unknown>();

function kept<Format>(key: string, make: () => Format): Format {
  const known = formats.get(key) as Format | undefined;
  if (known) return known;
  // Locales come from browsers. No site sees as many in earnest.
  if (formats.size >= MOST) formats.clear();
  const format = make();
  formats.set(key, format);
  return format;
}

/** A format for numbers. @param locale a language tag, such as "en-GB" */
export const numberFormat = (locale: string, options: Intl.NumberFormatOptions = {}) =>
  kept(`number ${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));

/** A format for dates and times. @param locale a language tag, such as "en-GB" */
export const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions) =>
  kept(`date ${locale} ${JSON.stringify(options)}`, () => {
    return new Intl.DateTimeFormat(locale, options);
  });
