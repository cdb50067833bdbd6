import { z } from "zod";

const TEN_YEARS = 10 * 365 * 86_400;

/** What time it is, and what a run repeats. */
export const clockShape = {
  /** How far the emulator's clock is ahead of the machine's, in seconds; negative if it is behind. */
  clockAheadSeconds: z.number().int().min(-TEN_YEARS).max(TEN_YEARS),
  /** How far day 0 of the personas' counts is ahead of the machine's time, in seconds. It moves the clock and no count. */
  presentAheadSeconds: z.number().int().min(-TEN_YEARS).max(TEN_YEARS),
  /** Unix seconds at which the clock stands still, still moved by `clockAheadSeconds`. Null: it runs. */
  clockStoppedAt: z.number().int().positive().nullable(),
  /** Codes, tokens and log ids follow from this text and their order. Null: they are random. */
  seed: z.string().min(1).nullable(),
};
