import { test } from "@/tests/support/fixtures";
import { STATES } from "@/tests/support/states/all";
import { withState } from "@/tests/support/states/state";
import { expectValid, sourceOf } from "./valid-html";

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
