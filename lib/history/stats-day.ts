/** A person's counts on one day. A count that was not granted or could not be read is missing. */
export interface StatsDay {
  /** UTC, such as "2026-11-25". */
  day: string;
  followers?: number;
  following?: number;
  likes?: number;
  videos?: number;
  /** The views of the videos that were read. */
  views?: number;
}
