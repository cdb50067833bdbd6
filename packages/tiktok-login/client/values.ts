import { z } from "zod";

// TikTok adds, drops and changes optional values without notice. Whatever is missing, null, of another type
// or out of bounds is absent, so that one odd value never costs a sign-in, a page or a grant.
const orAbsent = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** The last second of the year 9999, in Unix seconds. */
export const LATEST = 253_402_300_799;

const wholeNumber = (min: number, max: number) => z.number().int().min(min).max(max);

/** A whole number, also as a string of digits; anything else is absent. */
export function integer(min: number, max: number = Number.MAX_SAFE_INTEGER) {
  const digits = z
    .string()
    .regex(/^\d{1,16}$/)
    .transform(Number)
    .pipe(wholeNumber(min, max));
  return orAbsent(z.union([wholeNumber(min, max), digits]));
}

/** A count, such as followers or views. TikTok's are 64 bits wide: larger than 2^31 is common. */
export const count = integer(0);

/** A date in Unix seconds. */
export const date = integer(1, LATEST);

/** An account's open_id. It has no character that a database could not keep. */
export const openId = z
  .string()
  .min(1)
  .max(256)
  .refine((value) => !value.includes("\0"));

export const flag = orAbsent(z.boolean());

/** A text, cut after `max` UTF-16 code units, without what a database could not keep. */
export function text(max: number) {
  const kept = (value: string) => value.replaceAll("\0", "").slice(0, max).toWellFormed();
  return orAbsent(z.string().transform(kept));
}

const MAX_URL_LENGTH = 2_048;

// A local emulator serves its pages and pictures over http.
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/;

// Kept as TikTok sent it: parsing and printing a signed URL again would break its signature.
const url = (isAllowed: (url: URL) => boolean) =>
  orAbsent(
    z
      .string()
      .max(MAX_URL_LENGTH)
      .refine((value) => {
        // A database could not keep it.
        if (value.includes("\0") || !URL.canParse(value)) return false;
        const parsed = new URL(value);
        return LOOPBACK.test(parsed.origin) || (parsed.protocol === "https:" && isAllowed(parsed));
      }),
  );

/** The address of a picture; absent unless it is https. */
export const pictureUrl = url(() => true);

/** The address of a page at TikTok; absent unless it is https and TikTok's. */
export const pageUrl = url(({ hostname }) => /(^|\.)tiktok\.com$/.test(hostname));
