import assert from "node:assert/strict";
import { startPostingStub } from "./posting-stub";
import type { Try } from "./world";

const PATH = "/dashboard/post";
const WITHOUT = "user.info.basic,video.list";
const ASKED = `${WITHOUT},video.publish`;

/** Without the scope the page asks for it, with it the endpoint is called, and in an outage the page says so. */
export const anotherScope: Try = {
  async run({ start, visitor, tiktok }) {
    const stub = await startPostingStub(tiktok.url);
    try {
      const modest = await start({ TIKTOK_EMULATOR_URL: stub.url, TIKTOK_SCOPES: WITHOUT });
      const other = visitor(modest);
      await other.signIn(tiktok);
      const asking = await other.open(PATH);
      assert.match(asking.text, /Add your posts.*Adds the right to post videos that you choose\./);
      assert.equal(stub.tokens.length, 0);

      await tiktok.reset();
      const site = await start({ TIKTOK_EMULATOR_URL: stub.url, TIKTOK_SCOPES: ASKED });
      const person = visitor(site);
      await person.signIn(tiktok);
      const page = await person.open(PATH);
      assert.match(page.text, /As Paper Boats, up to 300 seconds long\./);
      assert.equal((await visitor(site).open(PATH)).path, "/login?callbackUrl=%2Fdashboard%2Fpost");
      assert.equal(stub.tokens.length, 1);

      const emulatorAlone = visitor(await start({ TIKTOK_SCOPES: ASKED }));
      await emulatorAlone.signIn(tiktok);
      assert.match((await emulatorAlone.open(PATH)).text, /TikTok cannot say what you may post/);
    } finally {
      stub.close();
    }
  },
};
