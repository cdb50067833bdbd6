import { expect, test } from "@/tests/support/fixtures";
import { reportText } from "./report";
import { soak } from "./soak";

test.setTimeout(4 * 60_000);

/** The short form of soak/main.ts, without a browser. */
test("no session is lost or mixed up while tokens rotate, TikTok fails and the server restarts", async ({
  tiktok,
}) => {
  const report = await soak(tiktok, {
    sessions: 20,
    seconds: 15,
    restarts: 1,
    pauseMs: [200, 1_000],
    flapMs: 1_000,
  });
  console.log(reportText(report));
  const { lostSessions, foreignNames, reusedTokens, brokenPages } = report;
  expect({ lostSessions, foreignNames, reusedTokens, brokenPages }).toEqual({
    lostSessions: [],
    foreignNames: [],
    reusedTokens: [],
    brokenPages: [],
  });
  // Otherwise the visitors have tried nothing.
  for (const count of [report.refreshes, report.hangUps, report.stalePages]) {
    expect(count).toBeGreaterThan(0);
  }
});
