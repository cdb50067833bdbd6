import { setTimeout as sleep } from "node:timers/promises";
import { PERSONAS, type Persona } from "tiktok-login-emulator";
import { HttpVisitor, type Visit } from "@/tests/support/http-visitor";
import type { TikTokControl } from "@/tests/support/tiktok";
import { type Problem, problemOn } from "./page-check";

/** What all visitors of a soak may do at present. */
export interface Rules {
  /** In milliseconds. Visits begin before it. */
  deadline: number;
  /** Whether visits may begin. */
  isOpen: boolean;
  mayHangUp: boolean;
  /** The shortest and the longest pause between two visits, in milliseconds. */
  pauseMs: [number, number];
}

const SIGNED_IN = PERSONAS.filter(({ sandboxTarget }) => sandboxTarget);
const PAGES = ["/dashboard", "/dashboard/videos"];
const HANG_UPS = 0.5;
const HANG_UP_MS: [number, number] = [20, 300];
const RETURN_MS: [number, number] = [50, 500];
// Less than the five seconds after which a page goes on without the tokens that TikTok is issuing.
const WHOLE_VISIT_MS = 4_000;
// After failures the app waits up to a minute before it refreshes again.
const PROOF_MS = 70_000;
const PROOF_PAUSE_MS = 1_000;

/** A signed-in visitor who opens protected pages, and sometimes goes away before the response arrives. */
export class SoakVisitor {
  readonly counts = { visits: 0, stale: 0, hungUp: 0, failed: 0 };
  readonly problems: (Problem & { evidence: string })[] = [];
  /** Visits after which the server had no newer tokens than this visitor. */
  wholeVisits = 0;
  private readonly http: HttpVisitor;
  private readonly persona: Persona;
  private isAway = false;

  constructor(
    site: string,
    private readonly index: number,
  ) {
    this.persona = SIGNED_IN[index % SIGNED_IN.length] as Persona;
    // Sign-ins are limited for each address.
    this.http = new HttpVisitor(site);
  }

  async signIn(tiktok: TikTokControl): Promise<void> {
    await this.http.signIn(tiktok, this.persona.id);
    // The first page reads TikTok, which may fail.
    await this.http.forgetAnswers();
  }

  get hasLostSession(): boolean {
    return this.problems.some(({ kind }) => kind === "lost session");
  }

  /** Opens one page after the other until the deadline, or until the session is lost. */
  async browse(rules: Rules): Promise<void> {
    while (!this.hasLostSession) {
      await sleep(between(this.isAway ? RETURN_MS : rules.pauseMs));
      if (Date.now() > rules.deadline) return;
      if (rules.isOpen) await this.visit(rules.mayHangUp && Math.random() < HANG_UPS);
    }
  }

  /**
   * Visits until TikTok has issued new tokens, twice, as the first ones may have been remembered. A page alone proves
   * little: with a refresh token that was used already, it looks as usual until the access token expires.
   */
  async proveAlive(): Promise<void> {
    const until = Date.now() + PROOF_MS;
    for (let renewals = 0; Date.now() < until && !this.hasLostSession; ) {
      const { session } = this.http;
      await this.visit(false);
      if (this.http.session !== session) renewals += 1;
      else await sleep(PROOF_PAUSE_MS);
      if (renewals === 2) return;
    }
    if (this.hasLostSession) return;
    this.note("the end", { kind: "lost session", what: "no new tokens any more" });
  }

  private async visit(mayHangUp: boolean): Promise<void> {
    const path = PAGES[Math.floor(Math.random() * PAGES.length)] as string;
    const before = new Map(this.http.cookies);
    const began = Date.now();
    const signal = mayHangUp ? AbortSignal.timeout(between(HANG_UP_MS)) : null;
    try {
      this.look(path, await this.http.open(path, { signal }));
      if (Date.now() - began < WHOLE_VISIT_MS) this.wholeVisits += 1;
      this.isAway = false;
    } catch (error) {
      if (!signal?.aborted) {
        this.counts.failed += 1;
        // A connection that fails is a TypeError. A page without end is the app's fault.
        const isRefused = error instanceof TypeError;
        if (!isRefused) this.note(path, { kind: "broken page", what: String(error) });
        return;
      }
      this.isAway = true;
      this.counts.hungUp += 1;
      // The response may have arrived in part. This visitor comes back as if nothing had.
      this.http.cookies.clear();
      for (const [name, value] of before) this.http.cookies.set(name, value);
    }
  }

  private look(path: string, page: Visit): void {
    this.counts.visits += 1;
    if (page.text.includes("Showing your ")) this.counts.stale += 1;
    const problem = problemOn(page, this.persona);
    if (problem) this.note(path, problem);
  }

  private note(where: string, problem: Problem): void {
    const { visits, hungUp } = this.counts;
    const when = `visit ${visits}, after ${hungUp} hang-ups, at ${new Date().toISOString()}`;
    const evidence = `${problem.kind}: visitor ${this.index} at ${where} (${when}): ${problem.what}`;
    this.problems.push({ ...problem, evidence });
  }
}

function between([least, most]: [number, number]): number {
  return Math.round(least + Math.random() * (most - least));
}
