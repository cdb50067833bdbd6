import { setTimeout as sleep } from "node:timers/promises";
import type { TikTokControl } from "@/tests/support/tiktok";

const POLL_MS = 500;

interface Issued {
  isRevoked: boolean;
}

/** Watches at the emulator whether a refresh token is used twice. */
export class RefreshWatch {
  /** When TikTok refused a refresh token that had been used before. */
  readonly refusedAt: string[] = [];
  private last = "";

  constructor(private readonly tiktok: TikTokControl) {}

  /** Reads TikTok's requests until the signal aborts. The emulator keeps the last thousand only. */
  async watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.poll();
      await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
    }
    await this.poll();
  }

  /** How many refreshes TikTok carried out, and how many of them with a token that it had replaced already. */
  async refreshes(signIns: number): Promise<{ count: number; repeated: number }> {
    const answer = await fetch(`${this.tiktok.url}/_emulator/tokens`);
    const { refreshTokens } = (await answer.json()) as { refreshTokens: Issued[] };
    // Every sign-in and every refresh issues one, and a refresh revokes the one that it used.
    const count = refreshTokens.length - signIns;
    return { count, repeated: count - refreshTokens.filter((one) => one.isRevoked).length };
  }

  private async poll(): Promise<void> {
    const requests = await this.tiktok.requests("/v2/oauth/token/");
    const lines = requests.map((request) => JSON.stringify(request));
    const seen = lines.indexOf(this.last);
    if (this.last && seen < 0)
      throw new Error("the emulator dropped requests before they were read");
    for (const request of requests.slice(seen + 1)) {
      const isRefresh = request.form?.grant_type === "refresh_token";
      if (isRefresh && request.error === "invalid_grant") this.refusedAt.push(request.at);
    }
    this.last = lines.at(-1) ?? this.last;
  }
}
