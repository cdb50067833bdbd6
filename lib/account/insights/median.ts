/** The median of three numbers is one of them, and that of two lies between them: neither says anything about all. */
export const ENOUGH_FOR_MEDIAN = 4;

/** The middle of some numbers, or the mean of the two in the middle; null if there are none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : lower + (upper - lower) / 2;
}
