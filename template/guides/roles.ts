import assert from "node:assert/strict";
import type { Try } from "./world";

const PATH = "/dashboard/admin";

/** The page exists for the person in the list alone, and signed-out visitors are asked to sign in. */
export const roles: Try = {
  async run({ start, visitor, tiktok }) {
    const person = visitor(await start());
    await person.signIn(tiktok);
    const refused = await person.open(PATH);
    assert.equal(refused.status, 404);
    assert.doesNotMatch(refused.html, /Hello, administrator/);
    const { session } = JSON.parse((await person.open("/dashboard/settings/export")).html);

    const site = await start({ ADMIN_OPEN_IDS: `_000somebody, ${session.openId}` });
    person.moveTo(site.url);
    const shown = await person.open(PATH);
    assert.equal(shown.status, 200);
    assert.match(shown.text, /Hello, administrator Paper Boats/);

    const other = visitor(site);
    await other.signIn(tiktok, "newcomer");
    assert.equal((await other.open(PATH)).status, 404);
    const visit = await visitor(site).open(PATH);
    assert.equal(visit.path, "/login?callbackUrl=%2Fdashboard%2Fadmin");
  },
};
