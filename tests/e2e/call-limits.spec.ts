import { expect, test } from "../support/fixtures";
import { HttpVisitor } from "../support/http-visitor";
import type { TikTokControl } from "../support/tiktok";

// As in production.
test.use({ timeouts: { userLimitMs: 60_000 } });

const CALLS_PER_USER = 60;
const EXPORT = "/dashboard/settings/export";

const callsTo = async (tiktok: TikTokControl) => {
  const all = await Promise.all(["/v2/user/info/", "/v2/video/list/"].map(tiktok.requests));
  return all.flat().length;
};

/** Asks for pages that no address of the site's names. Returns the last one. */
async function askForMuch(visitor: HttpVisitor): Promise<string> {
  let last = "";
  for (let first = 1; first < 100; first += 10) {
    const cursors = Array.from({ length: 10 }, (_, index) => first + index);
    const paths = cursors.map((cursor) => `/dashboard/videos?page=2&cursor=${cursor}`);
    const pages = await Promise.all(paths.map((path) => visitor.open(path)));
    last = pages.at(-1)?.text ?? "";
  }
  return last;
}

test("one user cannot use up TikTok's calls for all, and signing in again gives no more", async ({
  site,
  tiktok,
}) => {
  const visitor = new HttpVisitor(site.url);
  await visitor.signIn(tiktok);
  const signIns = await callsTo(tiktok);
  expect(await askForMuch(visitor)).toMatch(
    /You have loaded a lot in the last minute, so this site waits before it asks TikTok again\. .*Try again in (1 minute|\d+ seconds?)\./,
  );
  expect((await callsTo(tiktok)) - signIns).toBe(CALLS_PER_USER);
  const again = new HttpVisitor(site.url);
  await again.signIn(tiktok);
  const before = await callsTo(tiktok);
  expect((await again.open("/dashboard/videos")).text).toContain("You have loaded a lot");
  const refused = await again.open(EXPORT);
  expect(refused.status).toBe(429);
  expect(refused.text).toMatch(/too few calls to TikTok are left\. Try again in \d+ seconds\./);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await callsTo(tiktok)).toBe(before);
  const other = new HttpVisitor(site.url);
  await other.signIn(tiktok, "long-name");
  expect((await other.open("/dashboard/videos")).text).toContain("Updated from TikTok");
});
