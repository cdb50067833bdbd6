import type { Timeouts } from "@/lib/timeouts";
import type { HttpVisitor } from "@/tests/support/http-visitor";
import type { Site } from "@/tests/support/servers";
import type { TikTokControl } from "@/tests/support/tiktok";
import type { startRecordingServer } from "./recording-server";

/** What cells run on. */
export interface Stage {
  site: Site;
  /** How long the site waits. */
  timeouts: Timeouts;
  tiktok: TikTokControl;
  /** Redirects lead there. It must not receive anything. */
  elsewhere: Awaited<ReturnType<typeof startRecordingServer>>;
}

/** A visitor who is about to make a call. */
export interface Ready {
  visitor: HttpVisitor;
  callback: string;
}
