/**
 * Whether a signed picture of TikTok's has ended; one without an end is taken for good.
 * @param now Unix seconds
 */
export function hasExpired(url: string, now: number): boolean {
  const end = URL.canParse(url) ? new URL(url).searchParams.get("x-expires") : null;
  return end !== null && Number(end) <= now;
}
