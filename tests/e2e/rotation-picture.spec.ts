import { expect, REFUSED_PICTURE, test } from "../support/fixtures";
import { expiredSession } from "../support/grant-life";

// A page that waits for new tokens shows the picture that it remembers first.
test.use({ expectedProblems: REFUSED_PICTURE });

test("name, avatar and counts are renewed with the tokens", async ({ page, tiktok }) => {
  await tiktok.configure({ avatarSeconds: 2 });
  await expiredSession(page, tiktok);
  const session = async () => (await page.request.get("/api/auth/session")).json();
  const before = await session();
  // However long the rest takes, the new picture is valid for longer.
  await tiktok.configure({ avatarSeconds: 600 });
  await page.goto("/dashboard");
  // The page has the new picture at once, and the session with the next request.
  await expect(page.getByTestId("avatar").locator("img")).not.toHaveAttribute(
    "src",
    before.user.image,
  );
  await page.reload();
  const after = await session();
  expect(after.user.image).not.toBe(before.user.image);
  await expect.poll(async () => (await page.request.get(before.user.image)).status()).toBe(403);
  expect((await page.request.get(after.user.image)).status()).toBe(200);
});
