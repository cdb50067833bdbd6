import { test } from "@/tests/support/fixtures";
import { STATES } from "@/tests/support/states/all";
import { withState } from "@/tests/support/states/state";
import { expectValid, sourceOf } from "./valid-html";

test("the page that refuses a form is valid HTML", async ({ page, site }) => {
  const headers = { origin: "https://evil.example" };
  await expectValid(await (await page.request.post(`${site.url}/api/sign-in`, { headers })).text());
});

for (const state of STATES.filter(({ onlyWordsDiffer }) => !onlyWordsDiffer)) {
  test.describe(state.name, () => {
    test.use({ expectedProblems: state.expectedProblems ?? null });

    test("is valid HTML", async ({ page, tiktok }) => {
      await withState(state, { page, tiktok }, async () => {
        await expectValid(state.browserOnly ? await page.content() : await sourceOf(page));
      });
    });
  });
}
