import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/scripts/next-dev";
import { emulatorEnv, type Site, startSite } from "@/tests/support/servers";
import type { TikTokControl } from "@/tests/support/tiktok";
import { measurePeakMemory } from "../support/peak-memory";
import { flap } from "./flapping";
import { RefreshWatch } from "./refresh-watch";
import { type Memory, type Report, reportOf } from "./report";
import { type Rules, SoakVisitor } from "./visitor";

export interface SoakOptions {
  sessions: number;
  /** How long the visitors browse. */
  seconds: number;
  /** How often the server restarts, at equal intervals. */
  restarts: number;
  /** The shortest and the longest pause of a visitor, in milliseconds. */
  pauseMs: [number, number];
  /** How long TikTok works, and how long it fails. */
  flapMs: number;
}

// So short that tokens rotate all the time.
const ACCESS_TOKEN_SECONDS = 5;
const SIGN_INS_AT_ONCE = 10;
// A bound, not an expectation: all visitors share a machine that may be busy with something else.
const CALM_MS = 240_000;

/**
 * Many visitors at once, whose tokens rotate all the time, while TikTok fails now and then and the server
 * restarts.
 */
export async function soak(tiktok: TikTokControl, options: SoakOptions): Promise<Report> {
  await tiktok.configure({ accessTokenSeconds: ACCESS_TOKEN_SECONDS, rateLimitPerMinute: 1e6 });
  const server = new Server(tiktok, await freePort());
  const watch = new RefreshWatch(tiktok);
  const done = new AbortController();
  const visit = async () => {
    try {
      await server.start();
      await server.measure("before the first session");
      const visitors = await signedIn(server.url, tiktok, options.sessions);
      await server.measure("after the sign-ins");
      await browse(visitors, server, tiktok, options);
      await server.measure("at the end");
      return visitors;
    } finally {
      done.abort();
      await server.stop();
    }
  };
  const [visitors] = await Promise.all([visit(), watch.watch(done.signal)]);
  const refreshes = await watch.refreshes(options.sessions);
  const { memory } = server;
  return reportOf({ ...options, visitors, refreshes, refusedAt: watch.refusedAt, memory });
}

async function signedIn(site: string, tiktok: TikTokControl, count: number) {
  const visitors = Array.from({ length: count }, (_, index) => new SoakVisitor(site, index));
  for (let first = 0; first < count; first += SIGN_INS_AT_ONCE) {
    const some = visitors.slice(first, first + SIGN_INS_AT_ONCE);
    await Promise.all(some.map((visitor) => visitor.signIn(tiktok)));
  }
  return visitors;
}

async function browse(
  visitors: SoakVisitor[],
  server: Server,
  tiktok: TikTokControl,
  { seconds, restarts, pauseMs, flapMs }: SoakOptions,
): Promise<void> {
  const rules: Rules = {
    deadline: Date.now() + seconds * 1000,
    isOpen: true,
    mayHangUp: true,
    pauseMs,
  };
  const over = new AbortController();
  const flapping = flap(tiktok, flapMs, over.signal);
  const browsing = Promise.all(visitors.map((visitor) => visitor.browse(rules)));
  try {
    for (let count = 1; count <= restarts; count++) {
      const at = rules.deadline - seconds * 1000 * (1 - count / (restarts + 1));
      await sleep(at - Date.now());
      await server.measure(`before restart ${count}`);
      await restart(visitors, server, rules);
    }
    await browsing;
  } finally {
    rules.deadline = 0;
    over.abort();
    await Promise.all([flapping, browsing]);
  }
  await Promise.all(visitors.map((visitor) => visitor.proveAlive()));
}

/**
 * Restarts the server once every visitor has its newest tokens. The server keeps the result of a rotation in memory
 * until the visitor has it, so a restart loses what a visitor who hung up has not received.
 */
async function restart(visitors: SoakVisitor[], server: Server, rules: Rules): Promise<void> {
  const began = Date.now();
  const { deadline } = rules;
  // A restart does not shorten the time in which the visitors browse.
  rules.deadline = Number.POSITIVE_INFINITY;
  rules.mayHangUp = false;
  const before = visitors.map(({ wholeVisits }) => wholeVisits);
  const areCalm = () =>
    visitors.every((one, index) => one.hasLostSession || one.wholeVisits > (before[index] ?? 0));
  while (!areCalm() && Date.now() < began + CALM_MS) await sleep(50);
  if (!areCalm()) throw new Error("a visitor did not finish a visit before the restart");
  // Visits that are under way continue while the server stops. New ones wait, as behind a load balancer.
  rules.isOpen = false;
  await server.stop();
  rules.isOpen = true;
  await server.start();
  rules.mayHangUp = true;
  rules.deadline = deadline + Date.now() - began;
}

/** The site, at the same address after each restart. */
class Server {
  readonly memory: Memory[] = [];
  private site: Site | null = null;
  private residentBytes: () => Promise<number> = async () => 0;

  constructor(
    private readonly tiktok: TikTokControl,
    private readonly port: number,
  ) {}

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  async start(): Promise<void> {
    const { env, current } = await measurePeakMemory();
    this.site = await startSite({ ...emulatorEnv(this.tiktok), ...env }, { port: this.port });
    this.residentBytes = current;
  }

  async stop(): Promise<void> {
    await this.site?.stop("SIGTERM");
  }

  async measure(when: string): Promise<void> {
    this.memory.push({ when, mb: Math.round((await this.residentBytes()) / 1_000_000) });
  }
}
