import { signIn } from "@/tests/support/consent";
import { test } from "@/tests/support/fixtures";
import { expectValid, sourceOf } from "./valid-html";

test.use({ keepsPeople: true });

for (const path of [
  "/dashboard",
  "/dashboard/settings",
  "/dashboard/settings/delete",
  "/disconnected?deleted=yes",
  "/privacy",
  "/login?error=SessionEnded&code=authorization_removed",
]) {
  test(`${path} is valid HTML`, async ({ page }) => {
    if (path.startsWith("/dashboard")) await signIn(page);
    await page.goto(path);
    await expectValid(await sourceOf(page));
  });
}
