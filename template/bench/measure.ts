import { firstBytes, load } from "./load";
import type { Server } from "./server";
import { quantile } from "./statistics";

/** A page under test. */
export interface Subject {
  name: string;
  server: Server;
  path: string;
  /** The value of a Cookie header, or an empty text. */
  cookie: string;
}

/** What one round measured, by page. */
export interface Round {
  perSecond: number;
  /** Milliseconds of CPU time of the server's process. */
  cpuPerRequest: number;
  firstByte50: number;
  firstByte95: number;
  rssBytes: number;
}

const FIRST_BYTES = 60;

/**
 * Measures all pages in turn, several times, so that what slows the machine down for a while slows all of them.
 * @param seconds of load on each page in each round
 */
export async function measure(
  subjects: readonly Subject[],
  rounds: number,
  seconds: number,
): Promise<Map<Subject, Round[]>> {
  const results = new Map(subjects.map((subject) => [subject, [] as Round[]]));
  for (const subject of subjects) await load(addressOf(subject), subject.cookie, seconds);
  for (let round = 1; round <= rounds; round++) {
    console.error(`round ${round} of ${rounds}`);
    for (const subject of subjects) results.get(subject)?.push(await oneRound(subject, seconds));
  }
  return results;
}

async function oneRound(subject: Subject, seconds: number): Promise<Round> {
  const { server, cookie } = subject;
  const waits = await firstBytes(addressOf(subject), cookie, FIRST_BYTES);
  const before = await server.usage();
  const { requests, perSecond } = await load(addressOf(subject), cookie, seconds);
  const { cpuMs, rssBytes } = await server.usage();
  return {
    perSecond,
    cpuPerRequest: (cpuMs - before.cpuMs) / requests,
    firstByte50: quantile(waits, 0.5),
    firstByte95: quantile(waits, 0.95),
    rssBytes,
  };
}

/** The address of a page under test. */
export const addressOf = ({ server, path }: Subject): string => server.url + path;
