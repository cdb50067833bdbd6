import assert from "node:assert/strict";
import type { HttpVisitor } from "@/tests/support/http-visitor";
import { eventually, type Try } from "./world";

const VIDEOS = "/api/me/videos";

const call = async (visitor: HttpVisitor, path: string) => {
  const { status, headers, html, path: end } = await visitor.open(path);
  assert.equal(end, path);
  assert.equal(headers.get("cache-control"), "private, no-store");
  return { status, body: JSON.parse(html) };
};

/** Signed out, with tokens that have to be refreshed, in an outage, after the grant has ended, and without the scope. */
export const protectedJsonApi: Try = {
  async run({ start, visitor, tiktok }) {
    const site = await start();
    const person = visitor(site);
    for (const path of [VIDEOS, "/api/v1/profile"]) {
      const { status, body } = await call(person, path);
      assert.deepEqual([status, body.code], [401, "signed_out"]);
    }

    await tiktok.configure({ accessTokenSeconds: 2 });
    await person.signIn(tiktok);
    for (const path of [VIDEOS, "/api/v1/profile"]) {
      const before = person.session;
      // Until the access token has expired.
      await eventually(async () => {
        const { status, body } = await call(person, path);
        assert.equal(status, 200, JSON.stringify(body));
        assert.notEqual(person.session, before, `${path} has rotated`);
      });
    }
    assert.equal((await call(person, VIDEOS)).body.videos.length, 5);

    const late = visitor(site);
    await late.signIn(tiktok, "newcomer");
    await tiktok.fault({ endpoint: "video_list", status: 503, body: "" });
    const unavailable = await call(late, VIDEOS);
    assert.deepEqual([unavailable.status, unavailable.body.code], [503, "tiktok_unavailable"]);

    await tiktok.configure({ accessTokenSeconds: 1 });
    const leaving = visitor(site);
    await leaving.signIn(tiktok);
    await tiktok.act("remove-consents");
    // Until the access token has expired.
    await eventually(async () => {
      const { status, body } = await call(leaving, VIDEOS);
      assert.deepEqual([status, body.code], [401, "grant_ended"]);
    });

    const modest = await start({ TIKTOK_SCOPES: "user.info.basic" });
    const other = visitor(modest);
    await other.signIn(tiktok);
    const refused = await call(other, VIDEOS);
    assert.deepEqual([refused.status, refused.body.scopes], [403, ["video.list"]]);
  },
};
