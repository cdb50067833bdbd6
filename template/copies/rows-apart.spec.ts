import { test } from "@/tests/support/fixtures";
import { emulatorEnv } from "@/tests/support/servers";
import { copyProject } from "./project-copy";
import { ROWS } from "./rows";

// A production build for each.
test.describe.configure({ mode: "default", timeout: 8 * 60_000 });

for (const [name, { apply, check, env }] of Object.entries(ROWS)) {
  test(`a copy with nothing but: ${name}`, async ({ page, request, tiktok, launchSite }) => {
    const copy = await copyProject("row");
    try {
      await apply(copy);
      await copy.build(env);
      const site = await launchSite({ ...emulatorEnv(tiktok), ...env }, { folder: copy.folder });
      await check({ url: site.url, page, request });
    } finally {
      await copy.delete();
    }
  });
}
